import email
from email.header import decode_header, make_header

from samples.web_archive import web_archive

from jixiao.documents.opening import read_bytes

PAGE = "<html><body><table><tr><td>项目名称</td><td>路灯节能改造</td></tr></table></body></html>".encode()


def test_the_page_is_read_from_the_archive() -> None:
    (grid,) = read_bytes("表.mht", web_archive(PAGE, "绩效目标表", "file:///a.mht")).grids
    assert [[cell.text for cell in row] for row in grid.rows] == [["项目名称", "路灯节能改造"]]


def test_it_is_a_message_with_its_title() -> None:
    message = email.message_from_bytes(web_archive(PAGE, "项目支出绩效目标表", "file:///a.mht"))
    assert str(make_header(decode_header(message["Subject"]))) == "项目支出绩效目标表"
    (part,) = message.get_payload()  # type: ignore[misc]
    assert part["Content-Location"] == "file:///a.mht"  # type: ignore[index]
    assert part.get_payload(decode=True) == PAGE  # type: ignore[union-attr]


def test_lines_end_as_in_mail_and_are_short() -> None:
    lines = web_archive(PAGE * 50, "表", "file:///a.mht").split(b"\r\n")
    assert max(map(len, lines)) <= 76
    assert not any(b"\n" in line for line in lines)
