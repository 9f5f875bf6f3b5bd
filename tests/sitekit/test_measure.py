"""The copy to compare with is the same page with its formulas left to the browser."""

from sitekit.measure import left_to_browser

HTML = (
    '<head><meta http-equiv="Content-Security-Policy" content="x">'
    "</head>"
    '<p><span class="math" data-tex="a &lt; b"><mjx-container>x</mjx-container></span>'
    '<div class="math" data-tex="c" tabindex="0"><mjx-container>y</mjx-container></div>'
)


def test_tex_is_back_in_place_and_the_rest_stays():
    html = left_to_browser(HTML)
    assert '<span class="math">\\(a &lt; b\\)</span>' in html
    assert '<div class="math">\\[c\\]</div>' in html
    assert "mjx-container" not in html
    assert "Content-Security-Policy" not in html
    assert html.index("tex-chtml.js") < html.index("</head>")
