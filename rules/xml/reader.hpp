// Reader: XML bytes to a tree of elements in our words (XML 1.0, Namespaces in XML 1.0), the only door to
// pugixml.
//
// Safe for what strangers send: a document type (entities, external references) is refused; size, depth and number
// of elements, attributes and namespaces are bounded; bytes are UTF-8, characters those of XML. Nothing is dropped
// that a caller could miss: unknown elements and attributes are kept, text is whole (CDATA and entities
// resolved, pieces joined).
//
// Everything borrows from the Document: elements, names and texts live as long as it does (it may be moved).
#pragma once

#include "rules/result.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::xml {

struct Limits {
  std::size_t bytes = std::size_t{64} << 20;
  std::size_t elements = 4'000'000;
  std::uint32_t depth = 256;
};

inline constexpr std::string_view xmlns_space = "http://www.w3.org/2000/xmlns/"; // of xmlns and xmlns:p
inline constexpr std::string_view xml_space = "http://www.w3.org/XML/1998/namespace";

struct Attribute {
  std::string_view space, name, value; // namespace ("" without prefix), local name, value
};

struct Place {
  std::uint32_t line = 0, column = 0; // 1-based, column in code points
};

// From the byte `at` of a text on, file and text run alike, up to the next of these: an entity, the border of a CDATA
// section or a comment parts them.
struct TextPlace {
  std::uint32_t at = 0;
  Place place;
};

struct Store; // the file, the elements of its document, and the buffer their texts stand in

struct Element {
  std::string_view space, name; // namespace, local name
  std::string_view text; // its own text, joined; empty if it has child elements and the rest is white space
  std::uint32_t number = 0;              // in the order of the file, the root's is 0
  std::uint32_t at = 0;                  // byte of the file where its "<" stands
  std::uint32_t text_at = 0;             // where its text begins; `at` when it has none
  std::span<const Attribute> attributes; // in order of writing, xmlns declarations too
  const Store* store = nullptr;          // that it is of
  const Element* parent = nullptr;
  const Element* first = nullptr; // child
  const Element* next = nullptr;  // sibling

  class Children {
   public:
    struct iterator {
      using value_type = Element;
      using difference_type = std::ptrdiff_t;
      const Element* at = nullptr;
      const Element& operator*() const { return *at; }
      const Element* operator->() const { return at; }
      iterator& operator++() {
        at = at->next;
        return *this;
      }
      iterator operator++(int) {
        iterator before = *this;
        at = at->next;
        return before;
      }
      friend bool operator==(iterator, iterator) = default;
    };
    explicit Children(const Element* first) : first_(first) {}
    iterator begin() const { return {first_}; }
    iterator end() const { return {}; }
    bool empty() const { return first_ == nullptr; }

   private:
    const Element* first_;
  };
  Children children() const { return Children(first); }

  // The first child of this local name, in any namespace or in `in`; nullptr when there is none.
  const Element* child(std::string_view local, std::optional<std::string_view> in = std::nullopt) const;
  // An attribute by local name; without `in` only one that has no prefix.
  std::optional<std::string_view> attribute(std::string_view local, std::string_view in = {}) const;
  std::string_view attribute_or(std::string_view local, std::string_view otherwise = {}) const;
  // What a prefix is bound to here ("" asks for the default namespace); nothing when it is not bound.
  std::optional<std::string_view> namespace_of(std::string_view prefix) const;

  // Found when asked for, by looking at its line.
  Place place() const;
  Place text_place() const;                   // of its text's first byte; of the element when it has none
  std::vector<TextPlace> text_places() const; // in ascending order; most texts need none
};

class Document {
 public:
  const Element& root() const;
  std::size_t size() const;                              // elements
  const Element& operator[](std::uint32_t number) const; // by its number

 private:
  friend Result<Document> parse(std::string_view, std::string_view, const Limits&);
  std::shared_ptr<const Store> store_;
};

// `name` is the file or part, for the failure's `where` ("base.dmn:12:8").
Result<Document> parse(std::string_view bytes, std::string_view name, const Limits& limits = {});

} // namespace stackbook::xml
