"""The sitemap names the pages and no day."""

import gzip

from sitekit.sitemap import undate

BEFORE = """<urlset>
    <url>
         <loc>https://example.org/</loc>
         <lastmod>2026-11-25</lastmod>
    </url>
</urlset>"""


def test_the_days_are_gone_from_both_files(tmp_path):
    (tmp_path / "sitemap.xml").write_text(BEFORE)
    undate(tmp_path)
    text = (tmp_path / "sitemap.xml").read_text()
    assert "<loc>https://example.org/</loc>\n    </url>" in text
    assert "lastmod" not in text
    packed = (tmp_path / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed).decode() == text
    assert packed[4:8] == bytes(4)  # the time in its header


def test_a_site_without_a_sitemap_stays_so(tmp_path):
    undate(tmp_path)
    assert list(tmp_path.iterdir()) == []
