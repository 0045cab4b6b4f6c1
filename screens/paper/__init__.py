"""One paper under the camera."""
