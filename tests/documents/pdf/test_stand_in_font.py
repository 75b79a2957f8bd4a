import struct

import pypdfium2

from jixiao.documents.pdf.stand_in_font import install_stand_in_font, stand_in_font


def test_the_font_has_the_tables_that_truetype_asks_for() -> None:
    font = stand_in_font()
    version, count = struct.unpack(">IH", font[:6])
    tables = {
        font[12 + 16 * at : 16 + 16 * at]: struct.unpack(">III", font[16 + 16 * at : 28 + 16 * at])
        for at in range(count)
    }

    assert version == 0x10000
    assert sorted(tables) == [b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"]
    assert all(start % 4 == 0 and start + length <= len(font) for _, start, length in tables.values())


def test_installing_it_again_changes_nothing() -> None:
    install_stand_in_font()
    installed = pypdfium2.PdfSysfontBase.SINGLETON

    install_stand_in_font()

    assert pypdfium2.PdfSysfontBase.SINGLETON is installed
