"""Everything the graphics driver holds as a texture, and the window's own frame, as pixels."""

from collections.abc import Iterator

import numpy as np
from kivy.graphics import opengl as gl
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
HIGHEST_NAME = 20_000  # GL gives out the lowest free names first


def textures() -> Iterator[int]:
    """Yield the name of every texture that is alive in this process' context."""
    return (name for name in range(1, HIGHEST_NAME) if gl.glIsTexture(name))


def pixels_of(texture: int, width: int, height: int) -> Pixels:
    """Read a texture back through a frame buffer of its own."""
    (frame,) = gl.glGenFramebuffers(1)
    before = gl.glGetIntegerv(gl.GL_FRAMEBUFFER_BINDING)[0]
    gl.glBindFramebuffer(gl.GL_FRAMEBUFFER, frame)
    gl.glFramebufferTexture2D(
        gl.GL_FRAMEBUFFER, gl.GL_COLOR_ATTACHMENT0, gl.GL_TEXTURE_2D, texture, 0
    )
    raw = gl.glReadPixels(0, 0, width, height, gl.GL_RGBA, gl.GL_UNSIGNED_BYTE)
    gl.glBindFramebuffer(gl.GL_FRAMEBUFFER, before)
    gl.glDeleteFramebuffers(1, bytes(np.array([frame], dtype=np.uint32)))
    return np.frombuffer(raw, np.uint8).reshape(height, width, 4)
