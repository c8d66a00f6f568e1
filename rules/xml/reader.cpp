#include "rules/xml/reader.hpp"

#include "rules/xml/lines.hpp"
#include "rules/xml/place.hpp"
#include "rules/xml/utf8.hpp"

#include <algorithm>
#include <cstring>
#include <deque>
#include <limits>
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
  std::string file;
  Lines lines;        // of the file
  std::string buffer; // a copy: pugixml resolves entities and line ends inside it
  Runs<Element> elements;
  std::size_t size = 0; // of them
  Runs<Attribute> attributes;
  std::deque<std::string> joined; // texts of several pieces

  std::size_t offset_of(const char* text) const { return static_cast<std::size_t>(text - buffer.data()); }
};

namespace {

struct Origin {
  std::string_view name, bytes;

  Failure fault(std::size_t offset, std::string why, std::string remedy = {}) const {
    const auto [line, column] = Lines(bytes).at(bytes, offset);
    return {std::string(name.empty() ? "the XML document" : name) + " can't be read",
            std::string(name) + ':' + std::to_string(line) + ':' + std::to_string(column), std::move(why),
            std::move(remedy)};
  }
};

struct Qualified {
  std::string_view prefix, local;
};

Qualified split(const char* name) {
  const std::string_view whole = name;
  const std::size_t colon = whole.find(':');
  if (colon == std::string_view::npos) return {{}, whole};
  return {whole.substr(0, colon), whole.substr(colon + 1)};
}

bool is_white(const char* text) {
  return text[std::strspn(text, " \t\r\n")] == '\0';
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
  Build(Store& store, const Origin& origin, const Limits& limits)
      : store_(store), origin_(origin), limits_(limits) {}

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
      } else {
        note(node, type);
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

  // Whether an element's text could lack white space where the parser left out what stands between two tags.
  bool may_lack_white() const { return may_lack_white_; }

 private:
  struct Binding {
    std::string_view prefix, space;
    std::size_t depth;
  };
  struct Level { // an element that is open
    Element* element = nullptr;
    Element* latest = nullptr; // child
    pugi::xml_node text{};
    bool several = false, white = true; // of its texts
    bool parted = false;                // by a CDATA section, a comment, an instruction
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
    const char* const written = node.name();
    const std::size_t offset = offset_of(written) - 1;
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
    element.at = element.text_at = static_cast<std::uint32_t>(offset);
    element.store = &store_;
    levels_.emplace_back().element = &element; // in place: no copy waits for its making
    attributes_.clear();
    for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute()) {
      const Qualified name = split(a.name());
      attributes_.push_back({name.prefix, name.local, a.value()});
      if (declares(name))
        bindings_.push_back(
            {name.prefix.empty() ? name.prefix : name.local, attributes_.back().value, levels_.size()});
    }
    if (attributes_.size() > most_attributes)
      return more_than(std::to_string(most_attributes) + " attributes in one element");
    if (bindings_.size() > most_namespaces)
      return more_than(std::to_string(most_namespaces) + " namespaces declared at one place");
    return name(split(written), element);
  }

  // Prefixes become namespaces.
  std::optional<Failure> name(const Qualified& own, Element& element) {
    const auto unbound = [&](std::string_view prefix) {
      return origin_.fault(element.at, "the prefix '" + std::string(prefix) + "' is not declared",
                           "add xmlns:" + std::string(prefix) + "=\"…\" to the root element");
    };
    const auto space = bound(own.prefix);
    if (!space) return unbound(own.prefix);
    element.space = *space;
    element.name = own.local;
    if (attributes_.empty()) return std::nullopt;
    for (Attribute& attribute : attributes_) {
      const std::string_view prefix = attribute.space;
      if (declares({prefix, attribute.name})) {
        attribute.space = xmlns_space;
      } else if (!prefix.empty()) {
        const auto in = bound(prefix);
        if (!in) return unbound(prefix);
        attribute.space = *in;
      }
    }
    if (const Attribute* twice = written_twice(attributes_))
      return origin_.fault(element.at,
                           "the attribute '" + std::string(twice->name) + "' stands twice in one element");
    const std::span<Attribute> kept = store_.attributes.add(attributes_.size());
    std::copy(attributes_.begin(), attributes_.end(), kept.begin());
    element.attributes = kept;
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

  void note(pugi::xml_node node, pugi::xml_node_type type) {
    Level& level = levels_.back();
    level.parted = level.parted || type != pugi::node_pcdata;
    if (type != pugi::node_pcdata && type != pugi::node_cdata) return;
    level.several = static_cast<bool>(level.text);
    level.white = level.white && is_white(node.value());
    if (!level.text) level.text = node;
  }

  void close(pugi::xml_node node) {
    Level& level = levels_.back();
    Element& element = *level.element;
    const bool has_text = level.text && !(level.white && level.latest != nullptr);
    const bool is_plain = !level.several && !level.parted && level.latest == nullptr;
    if (has_text) take_text(node, level, element);
    may_lack_white_ = may_lack_white_ || (!is_plain && (has_text || level.latest == nullptr));
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
    element.text_at = static_cast<std::uint32_t>(offset_of(level.text.value()));
  }

  Store& store_;
  const Origin& origin_;
  const Limits& limits_;
  std::vector<Level> levels_;
  std::vector<Binding> bindings_;
  std::vector<Attribute> attributes_; // of the element that is being opened
  std::vector<const Attribute*> sorted_;
  bool may_lack_white_ = false;
};

// Nothing where white space that somebody could miss may be left out by `options`.
Result<std::shared_ptr<const Store>> read(const Origin& origin, const Limits& limits, unsigned options) {
  auto store = std::make_shared<Store>();
  store->file = origin.bytes;
  store->lines = Lines(origin.bytes);
  store->buffer = origin.bytes;
  options |= pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol |
             pugi::parse_doctype;
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
  Build build(*store, origin, limits);
  if (auto failure = build.run(root)) return std::move(*failure);
  const bool lacks = (options & pugi::parse_ws_pcdata) == 0 && build.may_lack_white();
  return std::shared_ptr<const Store>(lacks ? nullptr : std::move(store));
}

} // namespace

Result<Document> parse(std::string_view bytes, std::string_view name, const Limits& limits) {
  const Origin origin{name, bytes};
  const std::size_t most_bytes =
      std::min<std::size_t>(limits.bytes, std::numeric_limits<std::uint32_t>::max());
  if (bytes.size() > most_bytes)
    return origin.fault(0, "it is larger than " + std::to_string(most_bytes) + " bytes");
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff") || declares_other_encoding(bytes))
    return origin.fault(0, "its encoding is not UTF-8", "save it as UTF-8");
  if (const std::size_t at = first_fault(bytes); at != std::string_view::npos)
    return origin.fault(at, "this byte is not UTF-8 or not a character that XML allows", "save it as UTF-8");

  // White space between tags is half of the nodes, and of no use where it stands between elements alone.
  auto store = read(origin, limits, pugi::parse_ws_pcdata_single | pugi::parse_comments | pugi::parse_pi);
  if (store && *store == nullptr) store = read(origin, limits, pugi::parse_ws_pcdata);
  if (!store) return store.failure();
  Document document;
  document.store_ = std::move(*store);
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
  for (const Element* open = this; open != nullptr; open = open->parent)
    for (const Attribute& a : open->attributes)
      if (a.space == xmlns_space && (prefix.empty() ? a.name == "xmlns" : a.name == prefix)) return a.value;
  if (prefix.empty()) return std::string_view{};
  return std::nullopt;
}

Place Element::place() const {
  return store->lines.at(store->file, at);
}

Place Element::text_place() const {
  return store->lines.at(store->file, text_at);
}

std::vector<TextPlace> Element::text_places() const {
  return places_of(store->file, text_at, text, text_place());
}

} // namespace stackbook::xml
