import { describe, expect, test } from "vitest";
import { append, edited } from "../addin/workbook/package/edits";
import { elementsOf, flagOf, parseXml } from "../addin/workbook/package/xml";

const attributesOf = (xml: string): unknown => parseXml(xml).attributes;

describe("a part's elements", () => {
  test("are found by local names, at any depth or along a path, in the order of the text", () => {
    const root = parseXml('<x:a xmlns:x="u"><x:b n="1"><c n="2"/></x:b><c n="3"><b n="4"/></c></x:a>');
    const numbers = (...names: [string, ...string[]]) =>
      elementsOf(root, ...names).map(({ attributes }) => attributes["n"]);
    expect(numbers("c")).toEqual(["2", "3"]);
    expect(numbers("b", "c")).toEqual(["2"]);
    expect(numbers("d")).toEqual([]);
    expect(root).toMatchObject({ name: "a", prefix: "x:" });
  });

  test("are not those of comments and of text that only looks like them", () => {
    const root = parseXml("<a><!-- <b/> --><![CDATA[<b/>]]>&lt;b/&gt;</a>");
    expect(elementsOf(root, "b")).toEqual([]);
    expect(root.text).toBe("<b/><b/>");
  });

  test("have attributes by local name, those without a prefix first, with entities resolved", () => {
    expect(attributesOf(`<a xmlns:r="u" r:id="5" x:n='p' n = "q>&quot;&#20013;&#x4e2d;"/>`)).toEqual({
      ...{ id: "5", n: 'q>"中中' },
    });
    expect(["1", "true", "0"].map((value) => flagOf(parseXml(`<a on="${value}"/>`), "on"))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test("say where they stand", () => {
    const xml = '\ufeff<?xml version="1.0"?>\r\n<a>\r\n  <b n="1" >甲𠀀</b><c/></a>';
    const part = (name: string) => {
      const { start, tagEnd, contentEnd, end } = elementsOf(parseXml(xml), name)[0] ?? parseXml(xml);
      return [xml.slice(start, tagEnd), xml.slice(tagEnd, contentEnd), xml.slice(contentEnd, end)];
    };
    expect(part("b")).toEqual(['<b n="1" >', "甲𠀀", "</b>"]);
    expect(part("c")).toEqual(["<c/>", "", ""]);
    expect(part("a")[2]).toBe("</a>");
  });

  test("of a faulty text are read as far as it goes, and say that they are not closed", () => {
    const root = parseXml('<a t="x&y.xml?p=1&q=2" u="&nbsp;">R&D<b>1<br>2</b>');
    expect(root).toMatchObject({
      attributes: { t: "x&y.xml?p=1&q=2", u: "&nbsp;" },
      text: "R&D",
      contentEnd: -1,
      end: -1,
    });
    expect(elementsOf(root, "b", "br")[0]?.text).toBe("2");
    expect(parseXml("").name).toBe("");
    expect(parseXml("no element").children).toEqual([]);
  });
});

describe("an edit", () => {
  test("appends to an element, which is opened where it closes itself, and leaves the rest as it is", () => {
    const xml = '<a>\n<x:b n="1" /><c>1</c>\n</a>';
    const root = parseXml(xml);
    const edits = ["b", "c"].flatMap((name) => elementsOf(root, name).map((one) => append(xml, one, "<d/>")));
    expect(edited(xml, edits)).toBe('<a>\n<x:b n="1"><d/></x:b><c>1<d/></c>\n</a>');
  });
});
