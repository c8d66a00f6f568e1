#include "rules/xml/reader.hpp"

#include "rules/xml/place.hpp"
#include "rules/xml/utf8.hpp"

#include <algorithm>
#include <cstring>
#include <deque>
#include <utility>
#include <vector>

#include <pugixml.hpp>

namespace stackbook::xml {
namespace {

constexpr std::string_view blank = " \t\r\n";

struct Store {
  std::string buffer; // pugixml resolves entities and line ends inside it
  pugi::xml_document tree;
  std::vector<Element> elements;
  std::vector<Attribute> attributes;
  std::deque<std::string> joined; // texts of several pieces
  std::deque<std::vector<TextPlace>> places;
};

// Line and column of growing offsets; the bytes are counted once.
class Lines {
 public:
  explicit Lines(std::string_view bytes) : bytes_(bytes) {}
  std::pair<std::uint32_t, std::uint32_t> at(std::size_t offset) {
    offset = std::min(offset, bytes_.size());
    if (offset < seen_) seen_ = 0, line_ = column_ = 1;
    while (seen_ < offset) {
      const void* found = std::memchr(bytes_.data() + seen_, '\n', offset - seen_);
      if (found == nullptr) break;
      seen_ = static_cast<std::size_t>(static_cast<const char*>(found) - bytes_.data()) + 1;
      ++line_;
      column_ = 1;
    }
    for (; seen_ < offset; ++seen_) column_ += (static_cast<unsigned char>(bytes_[seen_]) & 0xc0) != 0x80;
    return {line_, column_};
  }
  std::string_view from(std::size_t offset) const { return bytes_.substr(std::min(offset, bytes_.size())); }

 private:
  std::string_view bytes_;
  std::size_t seen_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

struct Origin {
  std::string_view name;
  Lines lines;

  Failure fault(std::size_t offset, std::string why, std::string remedy = {}) {
    const auto [line, column] = lines.at(offset);
    return {std::string(name.empty() ? "the XML document" : name) + " can't be read",
            std::string(name) + ':' + std::to_string(line) + ':' + std::to_string(column), std::move(why),
            std::move(remedy)};
  }
};

std::pair<std::string_view, std::string_view> split(std::string_view qualified) {
  const std::size_t colon = qualified.find(':');
  if (colon == std::string_view::npos) return {{}, qualified};
  return {qualified.substr(0, colon), qualified.substr(colon + 1)};
}

std::size_t offset_of(const pugi::xml_node& node) {
  return static_cast<std::size_t>(node.offset_debug());
}

bool declares_other_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return false;
  const std::string_view head = bytes.substr(0, bytes.find("?>"));
  const std::size_t at = head.find("encoding");
  if (at == std::string_view::npos) return false;
  const std::size_t open = head.find_first_of("\"'", at);
  if (open == std::string_view::npos) return false;
  std::string encoding(head.substr(open + 1, head.find(head[open], open + 1) - open - 1));
  for (char& c : encoding)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return encoding != "UTF-8" && encoding != "UTF8" && encoding != "US-ASCII" && encoding != "ASCII";
}

class Build {
 public:
  Build(Store& store, Origin& origin, const Limits& limits)
      : store_(store), origin_(origin), limits_(limits) {}

  std::optional<Failure> run(pugi::xml_node root) {
    if (auto failure = count(root)) return failure;
    return fill(root);
  }

 private:
  struct Binding {
    std::string_view prefix, space;
    std::uint32_t depth;
  };

  std::optional<Failure> count(pugi::xml_node root) {
    std::size_t elements = 0, attributes = 0;
    std::uint32_t depth = 1;
    for (pugi::xml_node node = root; node;) {
      if (node.type() == pugi::node_element) {
        ++elements;
        for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute()) ++attributes;
      }
      if (elements > limits_.elements || depth > limits_.depth)
        return origin_.fault(offset_of(node),
                             elements > limits_.elements
                                 ? "it has more than " + std::to_string(limits_.elements) + " elements"
                                 : "its elements are nested deeper than " + std::to_string(limits_.depth));
      if (node.first_child()) {
        node = node.first_child();
        ++depth;
        continue;
      }
      while (node && node != root && !node.next_sibling()) node = node.parent(), --depth;
      if (!node || node == root) break;
      node = node.next_sibling();
    }
    store_.elements.reserve(elements);
    store_.attributes.reserve(attributes);
    return std::nullopt;
  }

  std::optional<Failure> fill(pugi::xml_node root) {
    Element* parent = nullptr;
    std::vector<Element*> last(1, nullptr); // the latest child on each level
    std::uint32_t depth = 0;
    for (pugi::xml_node node = root; node;) {
      if (node.type() == pugi::node_element) {
        while (!bindings_.empty() && bindings_.back().depth >= depth + 1) bindings_.pop_back();
        Element& element = store_.elements.emplace_back();
        element.parent = parent;
        if (last[depth] != nullptr)
          last[depth]->next = &element;
        else if (parent != nullptr)
          parent->first = &element;
        last[depth] = &element;
        if (auto failure = describe(node, element, depth + 1)) return failure;
        if (node.first_child()) {
          parent = &element;
          node = node.first_child();
          ++depth;
          last.resize(depth + 1);
          last[depth] = nullptr;
          continue;
        }
      }
      while (node && node != root && !node.next_sibling()) {
        node = node.parent();
        --depth;
        parent = const_cast<Element*>(parent->parent);
      }
      if (!node || node == root) break;
      node = node.next_sibling();
    }
    return std::nullopt;
  }

  std::optional<std::string_view> bound(std::string_view prefix) const {
    if (prefix == "xml") return xml_space;
    for (auto at = bindings_.rbegin(); at != bindings_.rend(); ++at)
      if (at->prefix == prefix) return at->space;
    if (prefix.empty()) return std::string_view{};
    return std::nullopt;
  }

  std::optional<Failure> describe(pugi::xml_node node, Element& element, std::uint32_t depth) {
    const std::size_t offset = offset_of(node) - 1;
    std::tie(element.line, element.column) = origin_.lines.at(offset);
    for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute()) {
      const auto [prefix, local] = split(a.name());
      if (prefix == "xmlns")
        bindings_.push_back({local, a.value(), depth});
      else if (prefix.empty() && local == "xmlns")
        bindings_.push_back({{}, a.value(), depth});
    }
    const auto unbound = [&](std::string_view prefix) {
      return origin_.fault(offset, "the prefix '" + std::string(prefix) + "' is not declared",
                           "add xmlns:" + std::string(prefix) + "=\"…\" to the root element");
    };
    const auto [prefix, local] = split(node.name());
    const auto space = bound(prefix);
    if (!space) return unbound(prefix);
    element.space = *space;
    element.name = local;
    const std::size_t first = store_.attributes.size();
    for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute()) {
      const auto [own, name] = split(a.name());
      std::optional<std::string_view> in = std::string_view{};
      if (own == "xmlns" || (own.empty() && name == "xmlns"))
        in = xmlns_space;
      else if (!own.empty())
        in = bound(own);
      if (!in) return unbound(own);
      for (std::size_t i = first; i < store_.attributes.size(); ++i)
        if (store_.attributes[i].name == name && store_.attributes[i].space == *in)
          return origin_.fault(offset,
                               "the attribute '" + std::string(name) + "' stands twice in one element");
      store_.attributes.push_back({*in, name, a.value()});
    }
    element.attributes = {store_.attributes.data() + first, store_.attributes.size() - first};
    gather_text(node, element);
    return std::nullopt;
  }

  void gather_text(pugi::xml_node node, Element& element) {
    element.text_line = element.line;
    element.text_column = element.column;
    pugi::xml_node first;
    bool elements = false, several = false;
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
      if (child.type() == pugi::node_element) elements = true;
      if (child.type() != pugi::node_pcdata && child.type() != pugi::node_cdata) continue;
      several = static_cast<bool>(first);
      if (!first) first = child;
      if (several) break;
    }
    if (!first) return;
    std::string_view text = first.value();
    if (several) {
      std::string& whole = store_.joined.emplace_back();
      for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
        if (child.type() == pugi::node_element) elements = true;
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) whole += child.value();
      }
      text = whole;
    }
    if (elements && text.find_first_not_of(blank) == std::string_view::npos) {
      if (several) store_.joined.pop_back();
      return;
    }
    element.text = text;
    // The buffer was changed in place, so a text's place is looked up in a counter of its own: offsets of
    // texts and of elements do not grow together.
    std::tie(element.text_line, element.text_column) = texts_.at(offset_of(first));
    auto places = places_of(texts_.from(offset_of(first)), text, first.type() == pugi::node_cdata,
                            {0, element.text_line, element.text_column});
    if (!places.empty()) element.text_places = store_.places.emplace_back(std::move(places));
  }

  Store& store_;
  Origin& origin_;
  Lines texts_ = origin_.lines;
  const Limits& limits_;
  std::vector<Binding> bindings_;
};

} // namespace

Result<Document> parse(std::string_view bytes, std::string_view name, const Limits& limits) {
  Origin origin{name, Lines(bytes)};
  if (bytes.size() > limits.bytes)
    return origin.fault(0, "it is larger than " + std::to_string(limits.bytes) + " bytes");
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff") || declares_other_encoding(bytes))
    return origin.fault(0, "its encoding is not UTF-8", "save it as UTF-8");
  if (const std::size_t at = first_fault(bytes); at != std::string_view::npos)
    return origin.fault(at, "this byte is not UTF-8 or not a character that XML allows", "save it as UTF-8");

  auto store = std::make_shared<Store>();
  store->buffer = bytes;
  const unsigned options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute |
                           pugi::parse_eol | pugi::parse_ws_pcdata | pugi::parse_doctype;
  const pugi::xml_parse_result parsed = store->tree.load_buffer_inplace(
      store->buffer.data(), store->buffer.size(), options, pugi::encoding_utf8);
  if (!parsed) return origin.fault(static_cast<std::size_t>(parsed.offset), parsed.description());
  pugi::xml_node root;
  for (pugi::xml_node node : store->tree.children()) {
    if (node.type() == pugi::node_doctype)
      return origin.fault(0, "it has a document type (<!DOCTYPE …>), which could pull in other files",
                          "remove the DOCTYPE line");
    if (node.type() != pugi::node_element) continue;
    if (root) return origin.fault(offset_of(node) - 1, "it has a second root element");
    root = node;
  }
  if (!root) return origin.fault(0, "it has no element");
  if (auto failure = Build(*store, origin, limits).run(root)) return *failure;
  Document document;
  document.root_ = &store->elements.front();
  document.store_ = std::move(store);
  return document;
}

const Element* Element::child(std::string_view local, std::optional<std::string_view> in) const {
  for (const Element& element : children())
    if (element.name == local && (!in || element.space == *in)) return &element;
  return nullptr;
}

std::optional<std::string_view> Element::attribute(std::string_view local, std::string_view in) const {
  for (const Attribute& a : attributes)
    if (a.name == local && a.space == in) return a.value;
  return std::nullopt;
}

std::string_view Element::attribute_or(std::string_view local, std::string_view otherwise) const {
  return attribute(local).value_or(otherwise);
}

std::optional<std::string_view> Element::namespace_of(std::string_view prefix) const {
  if (prefix == "xml") return xml_space;
  for (const Element* at = this; at != nullptr; at = at->parent)
    for (const Attribute& a : at->attributes)
      if (a.space == xmlns_space && (prefix.empty() ? a.name == "xmlns" : a.name == prefix)) return a.value;
  if (prefix.empty()) return std::string_view{};
  return std::nullopt;
}

} // namespace stackbook::xml
