#include "rules/xml/reader.hpp"

#include "rules/xml/lines.hpp"
#include "rules/xml/place.hpp"
#include "rules/xml/utf8.hpp"

#include <algorithm>
#include <deque>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

#include <pugixml.hpp>

namespace stackbook::xml {
namespace {

constexpr std::size_t most_attributes = 10'000; // of one element
constexpr std::size_t few_attributes = 8;       // compared each with each
constexpr std::size_t most_namespaces = 1'000;  // declared at one place

// Values that stay where they are, those of one run side by side.
template <class Value> class Runs {
 public:
  std::span<Value> add(std::size_t count) {
    if (static_cast<std::size_t>(end_ - next_) < count) {
      size_ = std::clamp<std::size_t>(size_ * 2, 16, 4096);
      blocks_.emplace_back(std::max(count, size_), Value{}); // copies of one: cheaper than as many made
      next_ = blocks_.back().data();
      end_ = next_ + std::max(count, size_);
    }
    return {std::exchange(next_, next_ + count), count};
  }
  // The value at `index` in the order of adding, where all were added one by one.
  const Value& operator[](std::size_t index) const {
    auto block = blocks_.begin();
    for (; index >= block->size(); ++block) index -= block->size();
    return (*block)[index];
  }

 private:
  std::vector<std::vector<Value>> blocks_;
  Value *next_ = nullptr, *end_ = nullptr;
  std::size_t size_ = 0;
};

} // namespace

struct Store {
  std::string buffer; // pugixml resolves entities and line ends inside it
  Runs<Element> elements;
  std::size_t size = 0; // of them
  Runs<Attribute> attributes;
  std::deque<std::string> joined; // texts of several pieces
  std::deque<std::vector<TextPlace>> places;

  std::size_t offset_of(const char* text) const { return static_cast<std::size_t>(text - buffer.data()); }
};

namespace {

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

struct Qualified {
  std::string_view prefix, local;
};

Qualified split(const char* name) {
  const char* colon = nullptr;
  const char* end = name;
  for (; *end != '\0'; ++end)
    if (*end == ':' && colon == nullptr) colon = end;
  if (colon == nullptr) return {{}, {name, end}};
  return {{name, colon}, {colon + 1, end}};
}

bool is_white(const char* text) {
  while (*text == ' ' || *text == '\t' || *text == '\r' || *text == '\n') ++text;
  return *text == '\0';
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
      : store_(store), origin_(origin), lines_(origin.lines), limits_(limits) {}

  // One walk in the order of the file, each node met once.
  std::optional<Failure> run(pugi::xml_node root) {
    pugi::xml_node node = root;
    for (;;) {
      const pugi::xml_node_type type = node.type();
      if (type == pugi::node_element) {
        if (auto failure = open(node)) return failure;
        if (const pugi::xml_node child = node.first_child()) {
          node = child;
          continue;
        }
        close(node);
      } else if (type == pugi::node_pcdata || type == pugi::node_cdata) {
        note_text(node);
      }
      while (node != root) {
        if (const pugi::xml_node next = node.next_sibling()) {
          node = next;
          break;
        }
        node = node.parent();
        close(node);
      }
      if (levels_.empty()) return std::nullopt;
    }
  }

 private:
  struct Binding {
    std::string_view prefix, space;
    std::size_t depth;
  };
  struct Level { // an element that is open
    Element* element;
    Element* latest; // child
    pugi::xml_node text;
    bool several, white; // of its texts
  };
  std::optional<std::string_view> bound(std::string_view prefix) const {
    if (prefix == "xml") return xml_space;
    for (auto at = bindings_.rbegin(); at != bindings_.rend(); ++at)
      if (at->prefix == prefix) return at->space;
    if (prefix.empty()) return std::string_view{};
    return std::nullopt;
  }

  static bool declares(const Qualified& name) {
    return name.prefix == "xmlns" || (name.prefix.empty() && name.local == "xmlns");
  }

  std::optional<Failure> open(pugi::xml_node node) {
    const std::size_t offset = offset_of(node.name()) - 1;
    const auto more_than = [&](const std::string& what) {
      return origin_.fault(offset, "it has more than " + what);
    };
    if (store_.size == limits_.elements) return more_than(std::to_string(limits_.elements) + " elements");
    if (levels_.size() >= limits_.depth)
      return origin_.fault(offset, "its elements are nested deeper than " + std::to_string(limits_.depth));
    Element& element = store_.elements.add(1).front();
    element.number = static_cast<std::uint32_t>(store_.size++);
    if (!levels_.empty()) {
      Level& parent = levels_.back();
      element.parent = parent.element;
      (parent.latest != nullptr ? parent.latest->next : parent.element->first) = &element;
      parent.latest = &element;
    }
    std::tie(element.line, element.column) = lines_.at(offset);
    levels_.push_back({&element, nullptr, {}, false, true});
    std::size_t count = 0;
    for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute(), ++count) {
      if (*a.name() != 'x') continue;
      if (const Qualified name = split(a.name()); declares(name))
        bindings_.push_back({name.prefix.empty() ? name.prefix : name.local, a.value(), levels_.size()});
    }
    if (count > most_attributes)
      return more_than(std::to_string(most_attributes) + " attributes in one element");
    if (bindings_.size() > most_namespaces)
      return more_than(std::to_string(most_namespaces) + " namespaces declared at one place");
    return name(node, count, element, offset);
  }

  std::optional<Failure> name(pugi::xml_node node, std::size_t count, Element& element, std::size_t offset) {
    const auto unbound = [&](std::string_view prefix) {
      return origin_.fault(offset, "the prefix '" + std::string(prefix) + "' is not declared",
                           "add xmlns:" + std::string(prefix) + "=\"…\" to the root element");
    };
    const Qualified own = split(node.name());
    const auto space = bound(own.prefix);
    if (!space) return unbound(own.prefix);
    element.space = *space;
    element.name = own.local;
    if (count == 0) return std::nullopt;
    const std::span<Attribute> attributes = store_.attributes.add(count);
    element.attributes = attributes;
    pugi::xml_attribute written = node.first_attribute();
    for (Attribute& attribute : attributes) {
      const Qualified qualified = split(written.name());
      attribute = {{}, qualified.local, written.value()};
      written = written.next_attribute();
      if (declares(qualified)) {
        attribute.space = xmlns_space;
      } else if (!qualified.prefix.empty()) {
        const auto in = bound(qualified.prefix);
        if (!in) return unbound(qualified.prefix);
        attribute.space = *in;
      }
    }
    if (const Attribute* twice = written_twice(attributes))
      return origin_.fault(offset,
                           "the attribute '" + std::string(twice->name) + "' stands twice in one element");
    return std::nullopt;
  }

  const Attribute* written_twice(std::span<const Attribute> attributes) {
    if (attributes.size() < 2) return nullptr;
    if (attributes.size() <= few_attributes) {
      const auto again = [&](const Attribute& a, std::size_t from) {
        for (std::size_t i = from; i < attributes.size(); ++i)
          if (attributes[i].name == a.name && attributes[i].space == a.space) return true;
        return false;
      };
      std::size_t i = 0;
      while (i < attributes.size() && !again(attributes[i], i + 1)) ++i;
      if (i == attributes.size()) return nullptr;
    }
    sorted_.clear();
    for (const Attribute& attribute : attributes) sorted_.push_back(&attribute);
    const auto less = [](const Attribute* a, const Attribute* b) {
      return std::tie(a->name, a->space) < std::tie(b->name, b->space);
    };
    std::sort(sorted_.begin(), sorted_.end(), less);
    const auto twice = std::adjacent_find(
        sorted_.begin(), sorted_.end(), [&](const Attribute* a, const Attribute* b) { return !less(a, b); });
    return twice == sorted_.end() ? nullptr : *twice;
  }

  std::size_t offset_of(const char* text) const { return store_.offset_of(text); }

  void note_text(pugi::xml_node node) {
    Level& level = levels_.back();
    level.several = static_cast<bool>(level.text);
    level.white = level.white && is_white(node.value());
    if (level.text) return;
    level.text = node;
    std::tie(level.element->text_line, level.element->text_column) = lines_.at(offset_of(node.value()));
  }

  void close(pugi::xml_node node) {
    Level& level = levels_.back();
    Element& element = *level.element;
    if (level.text && !(level.white && level.latest != nullptr)) {
      take_text(node, level, element);
    } else {
      element.text_line = element.line;
      element.text_column = element.column;
    }
    levels_.pop_back();
    while (!bindings_.empty() && bindings_.back().depth > levels_.size()) bindings_.pop_back();
  }

  void take_text(pugi::xml_node node, const Level& level, Element& element) {
    element.text = level.text.value();
    if (level.several) {
      std::string& whole = store_.joined.emplace_back();
      for (const pugi::xml_node child : node.children())
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) whole += child.value();
      element.text = whole;
    }
    const std::size_t offset = offset_of(level.text.value());
    auto places = places_of(lines_.from(offset), element.text, level.text.type() == pugi::node_cdata,
                            {0, element.text_line, element.text_column});
    if (!places.empty()) element.text_places = store_.places.emplace_back(std::move(places));
  }

  Store& store_;
  Origin& origin_;
  Lines lines_;
  const Limits& limits_;
  std::vector<Level> levels_;
  std::vector<Binding> bindings_;
  std::vector<const Attribute*> sorted_;
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
  pugi::xml_document tree; // lends its memory to the next document: names and values stand in the buffer
  const pugi::xml_parse_result parsed =
      tree.load_buffer_inplace(store->buffer.data(), store->buffer.size(), options, pugi::encoding_utf8);
  if (!parsed) return origin.fault(static_cast<std::size_t>(parsed.offset), parsed.description());
  pugi::xml_node root;
  for (pugi::xml_node node : tree.children()) {
    if (node.type() == pugi::node_doctype)
      return origin.fault(0, "it has a document type (<!DOCTYPE …>), which could pull in other files",
                          "remove the DOCTYPE line");
    if (node.type() != pugi::node_element) continue;
    if (root) return origin.fault(store->offset_of(node.name()) - 1, "it has a second root element");
    root = node;
  }
  if (!root) return origin.fault(0, "it has no element");
  if (auto failure = Build(*store, origin, limits).run(root)) return std::move(*failure);
  Document document;
  document.store_ = std::move(store);
  return document;
}

const Element& Document::root() const {
  return store_->elements[0];
}

std::size_t Document::size() const {
  return store_->size;
}

const Element& Document::operator[](std::uint32_t number) const {
  return store_->elements[number];
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
