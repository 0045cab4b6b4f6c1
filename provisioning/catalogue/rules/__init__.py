"""The rules of the catalogue: pure functions from data and answers to what happens.

`plan` says what a title becomes under the choices made; `form` what is asked;
`documents` which papers; `answers` whether an answer is possible; `thresholds`
whether someone may have it. Nothing here knows a screen, a device or a clock.
"""
