"""What survived is compared with the list of those that may."""

from tests.mutation.run import changed, unexplained

REPLACED = """--- mutation diff ---
--- asnippets/a.py
+++ bsnippets/a.py
@@ -1,3 +1,3 @@
 def f(n):
-    return n + 1
+    return n - 1
"""
REMOVED = """--- asnippets/a.py
+++ bsnippets/a.py
@@ -1,5 +1,3 @@
 x = 1
-
-@checked(n=positive)
 def f(n):
     return n + 1
"""


def test_a_change_is_shown_by_its_lines():
    assert changed(REPLACED) == "return n + 1 → return n - 1"


def test_a_lost_decorator_is_shown_with_its_function():
    assert changed(REMOVED) == "@checked(n=positive) → def f(n):"


def test_a_survivor_without_a_reason_is_reported():
    assert unexplained({"a → b", "c → d"}, {"a → b": "equal"}) == ["survived: c → d"]


def test_a_reason_for_what_was_killed_is_reported():
    assert unexplained(set(), {"a → b": "equal"}) == ["listed, but killed: a → b"]
