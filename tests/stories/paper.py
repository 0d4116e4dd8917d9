"""A page as somebody without JavaScript has it: what it says, where its links lead, what its forms ask."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

NO_END = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNSEEN = {"script", "style", "template", "head", "svg", "select"}


class Node:
    """An element of the page, with its text and what lies inside it."""

    def __init__(self, tag: str, attrs: dict[str, str], above: Node | None) -> None:
        self.tag, self.attrs, self.above = tag, attrs, above
        self.inside: list[Node | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attrs.get(name, "")

    def walk(self) -> Iterator[Node]:
        for node in self.inside:
            if isinstance(node, Node):
                yield node
                yield from node.walk()

    def all(self, *tags: str) -> list[Node]:
        return [node for node in self.walk() if node.tag in tags]

    @property
    def text(self) -> str:
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        for node in self.inside:
            if isinstance(node, str):
                yield node
            elif node.tag not in UNSEEN:
                yield from node._pieces()
                yield "" if node.tag in ("a", "b", "em", "strong", "i") else " "

    def around(self) -> Iterator[Node]:
        node = self.above
        while node is not None:
            yield node
            node = node.above


class Paper(HTMLParser):
    """Reads HTML into nodes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.top = self._at = Node("", {}, None)
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self._at)
        self._at.inside.append(node)
        if tag not in NO_END:
            self._at = node

    def handle_endtag(self, tag: str) -> None:
        for node in [self._at, *self._at.around()]:
            if node.tag == tag and node.above:
                self._at = node.above
                return

    def handle_data(self, data: str) -> None:
        self._at.inside.append(data)

    # -- finding ----------------------------------------------------------------------------------------------------

    def named(self, name: str, nodes: list[Node], *, near: str = "") -> Node:
        """The one that has this name, else the one whose name begins so; of several, the one nearest to `near`."""
        exact = [node for node in nodes if self.name_of(node) == name]
        found = exact or [node for node in nodes if self.name_of(node).startswith(name)]
        if near:
            found = [node for node in found if any(near in above.text for above in node.around())]
            found.sort(key=lambda node: next(n for n, above in enumerate(node.around()) if near in above.text))
        if not found:
            raise LookupError(f"No “{name}” here, but {[self.name_of(node) for node in nodes]}")
        return found[0]

    def name_of(self, node: Node) -> str:
        if node["aria-label"]:
            return node["aria-label"]
        if node.tag in ("a", "button"):
            return node.text
        if node["type"] == "submit":
            return node["value"]
        labels = [
            label for label in self.top.all("label") if label["for"] == node["id"] != "" or label in node.around()
        ]
        return labels[0].text if labels else ""

    def by_id(self, name: str) -> Node:
        return next(node for node in self.top.walk() if node["id"] == name)

    def form_of(self, control: Node) -> Node:
        """The form that this belongs to, wherever it stands on the page."""
        if control["form"]:
            return self.by_id(control["form"])
        return next(node for node in control.around() if node.tag == "form")

    # -- forms ------------------------------------------------------------------------------------------------------

    def controls(self, *, buttons: bool = False) -> list[Node]:
        kinds = ("hidden", "submit", "button")
        if buttons:
            return [n for n in self.top.all("button", "input") if n.tag == "button" or n["type"] == "submit"]
        return [n for n in self.top.all("input", "select", "textarea") if n["type"] not in kinds]

    def write(self, control: Node, value: str) -> None:
        """Put an answer into a field or a list."""
        if control.tag == "select":
            option = self.named(value, control.all("option")) if value else control.all("option")[0]
            for other in control.all("option"):
                other.attrs.pop("selected", None)
            option.attrs["selected"] = ""
        elif control.tag == "textarea":
            control.inside = [value]
        else:
            control.attrs["value"] = value

    def tick(self, control: Node, *, on: bool = True) -> None:
        """Tick a box, or choose one out of a group."""
        if control["type"] == "radio":
            for other in self.top.all("input"):
                if other["name"] == control["name"] and self.form_of(other) is self.form_of(control):
                    other.attrs.pop("checked", None)
        control.attrs.pop("checked", None)
        if on:
            control.attrs["checked"] = ""

    def answers(self, form: Node, pressed: Node) -> dict[str, list[str]]:
        """What a browser would send when this button is pressed."""
        sent: dict[str, list[str]] = {}
        for control in self.top.all("input", "select", "textarea"):
            if control["name"] and "disabled" not in control.attrs and self.form_of(control) is form:
                sent.setdefault(control["name"], []).extend(self._values(control))
        if pressed["name"]:
            sent.setdefault(pressed["name"], []).append(pressed["value"])
        return {name: values for name, values in sent.items() if values}

    def _values(self, control: Node) -> list[str]:
        if control.tag == "textarea":
            return ["".join(str(piece) for piece in control.inside).removeprefix("\n")]
        if control.tag == "select":
            options = control.all("option")
            chosen = [option for option in options if "selected" in option.attrs] or options[:1]
            return [option.attrs.get("value", option.text) for option in chosen]
        if control["type"] in ("checkbox", "radio"):
            return [control.attrs.get("value", "on")] if "checked" in control.attrs else []
        return [] if control["type"] in ("submit", "button", "file") else [control["value"]]
