"""For whom is it? The first question of a visit."""
