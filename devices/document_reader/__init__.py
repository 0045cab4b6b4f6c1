"""Reading papers: what stands on a page, which document it is, and the values in its fields.

| module | holds |
|---|---|
| `contract` | lines of text with their places, and what a reader is |
| `recognition` | the one door to RapidOCR |
| `tiny_numbers` | a setting of the processor that halves the time of finding lines |
| `ink` | a seal's own words, and what stands under a seal |
| `kinds` | which document a page is |
| `parted` | labels and numbers that a form or the recognition parted, put together |
| `arrangement` | which value belongs to which label |
| `values`, `numerals` | what a value must look like, and what confirms it |
| `spreads` | two pages in one picture, each by itself |
| `plain_forms`, `form_labels` | values by printed labels, on papers of no known kind |
| `page_numbers` | which page of how many it is |
| `reading` | all of it in one call: text → kind and fields |
| `told`, `telling` | what the kiosk learns of a paper, with pictures of the places |
| `service`, `client` | the reader process and the way to it |

All but `recognition`, `ink`, `telling`, `service` and `client` is pure.
"""
