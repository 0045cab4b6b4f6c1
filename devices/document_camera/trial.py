"""What the document camera would make of a picture file, for whoever sets a station up."""

from pathlib import Path

from devices.document_camera.frames import frame_of_file
from devices.document_camera.scan import scan


def try_picture(image: Path, out: Path | None = None) -> dict[str, object]:
    """Scan a picture and return its flaws and size; the cleaned page goes into ``out``.

    Raises `UnreadablePictureError`.
    """
    page = scan(frame_of_file(image))
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{image.stem}.jpg").write_bytes(page.jpeg)
    flags = [flag.name.lower() for flag in page.flags]
    return {"file": str(image), "flags": flags, "size": [page.width_px, page.height_px]}
