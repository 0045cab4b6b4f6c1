"""Makes ``handwriting.npz`` from the medians of strokes. By hand; a kiosk runs none of it.

npm pack hanzi-writer-data@2.0.1
apt-get install unicode-data
python -m screens.entry.handwriting.learning.build hanzi-writer-data-2.0.1.tgz
"""
