"""How somebody signs, who witnesses a mark, and whose card is asked for."""
