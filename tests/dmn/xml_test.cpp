// The XML reader and writer: what is kept, where it stands, what is refused.
#include "rules/xml/reader.hpp"
#include "rules/xml/utf8.hpp"
#include "rules/xml/writer.hpp"

#include <gtest/gtest.h>

namespace stackbook::xml {
namespace {

TEST(Reader, FindsElementsByLocalNameInAnyPrefix) {
  const auto document =
      parse("<s:a xmlns:s='urn:s' xmlns='urn:d'>\n  <b x='1' s:x='2'/><s:b/></s:a>", "t.xml");
  ASSERT_TRUE(document);
  const Element& root = document->root();
  EXPECT_EQ(root.name, "a");
  EXPECT_EQ(root.space, "urn:s");
  const Element* b = root.child("b");
  ASSERT_NE(b, nullptr);
  EXPECT_EQ(b->space, "urn:d");
  EXPECT_EQ(b->place().line, 2u);
  EXPECT_EQ(b->place().column, 3u);
  EXPECT_EQ(b->attribute("x"), "1");
  EXPECT_EQ(b->attribute("x", "urn:s"), "2");
  EXPECT_EQ(b->attribute("y"), std::nullopt);
  EXPECT_EQ(root.child("b", "urn:s"), b->next);
  EXPECT_EQ(b->namespace_of("s"), "urn:s");
  EXPECT_EQ(b->namespace_of("t"), std::nullopt);
}

TEST(Reader, ADefaultNamespaceEndsWithItsElement) {
  const auto document = parse("<a><b xmlns='urn:b'><c/></b><d/></a>", "t.xml");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root().child("b")->child("c")->space, "urn:b");
  EXPECT_EQ(document->root().child("d")->space, "");
}

TEST(Reader, JoinsTextOfSeveralPiecesAndKeepsItsSpace) {
  const auto document =
      parse("<a>\n<t> x &lt; <![CDATA[ <y> ]]><!-- no -->\r\nz </t>\n<e> </e></a>", "t.xml");
  ASSERT_TRUE(document);
  const Element* t = document->root().child("t");
  EXPECT_EQ(t->text, " x <  <y> \nz ");
  EXPECT_EQ(t->text_place().line, 2u);
  EXPECT_EQ(t->text_place().column, 4u);
  EXPECT_EQ(document->root().child("e")->text, " ");
  EXPECT_EQ(document->root().text, "");
}

TEST(Reader, SaysLineAndColumnOfAFault) {
  const auto document = parse("<a>\n  <b>\n</a>", "t.xml");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.failure().where.substr(0, 7), "t.xml:3");
}

TEST(Reader, RefusesWhatCouldHarm) {
  const std::string bomb = "<!DOCTYPE a [<!ENTITY x 'xxxx'><!ENTITY y '&x;&x;'>]><a>&y;</a>";
  EXPECT_NE(to_text(parse(bomb, "t.xml").failure()).find("DOCTYPE"), std::string::npos);
  EXPECT_FALSE(parse("<a>\xff</a>", "t.xml"));
  EXPECT_FALSE(parse(std::string_view("<a>\0</a>", 8), "t.xml"));
  EXPECT_FALSE(parse("<a>\xed\xa0\x80</a>", "t.xml"));
  EXPECT_FALSE(parse("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "t.xml"));
  EXPECT_FALSE(parse("\xff\xfe<", "t.xml"));
  EXPECT_FALSE(parse("<p:a/>", "t.xml"));
  EXPECT_FALSE(parse("<a x='1' x='2'/>", "t.xml"));
  EXPECT_FALSE(parse("<a/><b/>", "t.xml"));
  EXPECT_FALSE(parse("", "t.xml"));
  EXPECT_FALSE(parse("words", "t.xml"));
  EXPECT_FALSE(parse("<a/>", "t.xml", {.bytes = 3}));
  EXPECT_FALSE(parse("<a><b/><b/></a>", "t.xml", {.elements = 2}));
}

TEST(Reader, BoundsDepthWithoutRecursion) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<a>";
  for (int i = 0; i < 200'000; ++i) deep += "</a>";
  EXPECT_FALSE(parse(deep, "t.xml"));
  EXPECT_TRUE(parse(deep, "t.xml", {.depth = 1'000'000}));
}

TEST(Reader, BoundsAttributesAndNamespaces) {
  const auto with = [](std::size_t count, const std::string& name) {
    std::string text = "<a";
    for (std::size_t i = 0; i < count; ++i) text += " " + name + std::to_string(i) + "='urn:x'";
    return text;
  };
  EXPECT_TRUE(parse(with(10'000, "n") + "/>", "t.xml"));
  EXPECT_NE(to_text(parse(with(10'001, "n") + "/>", "t.xml").failure()).find("10000 attributes"),
            std::string::npos);
  EXPECT_TRUE(parse(with(1'000, "xmlns:n") + "/>", "t.xml"));
  EXPECT_NE(to_text(parse(with(1'001, "xmlns:n") + "/>", "t.xml").failure()).find("1000 namespaces"),
            std::string::npos);
  EXPECT_NE(to_text(parse(with(100, "n") + " n57=''/>", "t.xml").failure()).find("'n57' stands twice"),
            std::string::npos);
  EXPECT_TRUE(parse("<a xmlns:p='urn:p' n='' p:n=''/>", "t.xml"));
  EXPECT_FALSE(parse("<a xmlns:p='urn:p' xmlns:q='urn:p' q:n='' p:n=''/>", "t.xml"));
}

TEST(Reader, PlacesTextThatStandsAmongElements) {
  const auto document = parse("<a>\n <b>x</b>\n  tail <c>y</c></a>", "t.xml");
  ASSERT_TRUE(document);
  const Element& a = document->root();
  EXPECT_EQ(a.text, "\n \n  tail ");
  EXPECT_EQ(a.text_place().line, 1u);
  EXPECT_EQ(a.text_place().column, 4u);
  EXPECT_EQ(a.child("c")->place().line, 3u);
  EXPECT_EQ(a.child("c")->place().column, 8u);
  EXPECT_EQ(a.child("c")->text_place().column, 11u);
}

TEST(Reader, KeepsWhiteSpaceThatIsPartOfAText) {
  const auto text = [](const std::string& inside) {
    const auto document = parse("<r>\n <a>" + inside + "</a>\n</r>", "t.xml");
    return document ? std::string(document->root().child("a")->text) : to_text(document.failure());
  };
  EXPECT_EQ(text(" "), " ");
  EXPECT_EQ(text("\n <b/> \n"), "");
  EXPECT_EQ(text(" <b/>x "), " x ");
  EXPECT_EQ(text("x<!-- c --> <!-- d -->y"), "x y");
  EXPECT_EQ(text(" <!-- c --> "), "  ");
  EXPECT_EQ(text(" <?p i?>x"), " x");
  EXPECT_EQ(text("<![CDATA[x]]>"), "x");
  EXPECT_EQ(text(" <![CDATA[ x]]> "), "  x ");
  EXPECT_EQ(text("\n <b>y</b><!-- c -->\n <b/>\n"), "");
}

TEST(Writer, EscapesAndIndents) {
  std::string out;
  Writer(out).open("a").attribute("x", "<\"&\n").open("b").close().leaf("c", " a < b & ]]> ").close();
  EXPECT_EQ(out, "<a x=\"&lt;&quot;&amp;&#10;\">\n  <b/>\n  <c> a &lt; b &amp; ]]&gt; </c>\n</a>\n");
}

TEST(Writer, WhatItWritesReadsBackTheSame) {
  const std::string text = "tab\t, line\n, return\r, é€😀 <>&\"' ]]>";
  std::string out(declaration());
  Writer(out, 0).open("a").attribute("x", text).text(text).close();
  const auto document = parse(out, "t.xml");
  ASSERT_TRUE(document) << to_text(document.failure());
  EXPECT_EQ(document->root().attribute("x"), text);
  EXPECT_EQ(document->root().text, text);
}

TEST(Writer, ReplacesWhatXmlCannotHold) {
  EXPECT_EQ(escaped_text("a\x01"
                         "b\xff"),
            "a\xef\xbf\xbd"
            "b\xef\xbf\xbd");
}

TEST(Utf8, FindsTheFirstFault) {
  EXPECT_EQ(first_fault("plain é€😀"), std::string_view::npos);
  EXPECT_EQ(first_fault("ab\xc0\x80"), 2u);
  EXPECT_EQ(first_fault("a\xe2\x82"), 1u);
  EXPECT_EQ(first_fault("\xef\xbf\xbf"), 0u);
  EXPECT_EQ(first_fault("\xf4\x90\x80\x80"), 0u);
}

} // namespace
} // namespace stackbook::xml
