#include "connectors/files/patch/comments.hpp"

#include "connectors/files/xlsx/strings.hpp"

#include <charconv>

namespace stackbook::files::patch {

using workbook::Address;
using xlsx::main;

namespace {

struct Comment { // as the part has it
  Address at;
  std::uint64_t from = 0, to = 0; // the whole element
  std::size_t author = 0;
  std::uint64_t text_from = 0, text_tag_to = 0, text_end = 0; // its text element: start tag, end tag
  struct Run {
    std::uint64_t from, to; // r or t, child of text
    std::string plain;
    bool bare = false; // a t
  };
  std::vector<Run> runs;
};

struct Part {
  std::string prefix;
  std::vector<std::string> authors;
  std::vector<Comment> comments;
  std::uint64_t authors_from = 0, authors_to = 0, authors_end = 0, list_from = 0, list_to = 0, list_end = 0;
};

class Reading {
 public:
  Reading(const Package& package, const Entry& entry, const Text& text, const Limits& limits)
      : scanner_(package.stream(entry), xlsx::spaces(), limits), text_(text) {}

  Result<Part> run() {
    for (Token token; (token = scanner_.next()) != Token::finish;) {
      if (token == Token::broken) return scanner_.failure();
      if (token == Token::start && scanner_.depth() == 1)
        part_.prefix = prefix_of(text_.between(scanner_.from(), scanner_.to()));
      if (token == Token::start) begins();
      if (token == Token::end) ends();
      if (token == Token::text) said();
    }
    return std::move(part_);
  }

 private:
  bool named(std::size_t depth, std::string_view local) const {
    return scanner_.depth() == depth && scanner_.is(local, main);
  }

  void begins() {
    if (named(2, "authors"))
      part_.authors_from = scanner_.from(), part_.authors_to = part_.authors_end = scanner_.to();
    if (named(2, "commentList"))
      part_.list_from = scanner_.from(), part_.list_to = part_.list_end = scanner_.to();
    if (named(3, "author")) part_.authors.emplace_back(), in_author_ = true;
    if (named(3, "comment")) {
      Comment comment;
      comment.at = workbook::from_a1(scanner_.attribute("ref").value_or("")).value_or(Address{});
      comment.from = scanner_.from();
      const auto author = scanner_.attribute("authorId").value_or("0");
      std::from_chars(author.data(), author.data() + author.size(), comment.author);
      part_.comments.push_back(std::move(comment));
    }
    if (part_.comments.empty()) return;
    Comment& comment = part_.comments.back();
    if (named(4, "text")) {
      comment.text_from = scanner_.from();
      comment.text_tag_to = comment.text_end = scanner_.to();
    }
    const bool run = named(5, "r"), bare = named(5, "t");
    if (run || bare) comment.runs.push_back({scanner_.from(), scanner_.to(), {}, bare});
    in_text_ = bare || named(6, "t");
  }

  void ends() {
    if (scanner_.depth() == 1) {
      if (scanner_.is("authors", main)) part_.authors_end = std::max(scanner_.from(), part_.authors_to);
      if (scanner_.is("commentList", main)) part_.list_end = std::max(scanner_.from(), part_.list_to);
    }
    in_author_ = in_text_ = false;
    if (part_.comments.empty()) return;
    Comment& comment = part_.comments.back();
    if (scanner_.depth() == 2 && scanner_.is("comment", main)) comment.to = scanner_.to();
    if (scanner_.depth() == 3 && scanner_.is("text", main))
      comment.text_end = std::max(scanner_.from(), comment.text_tag_to);
    if (scanner_.depth() == 4 && !comment.runs.empty() && (scanner_.is("r", main) || scanner_.is("t", main)))
      comment.runs.back().to = scanner_.to();
  }

  void said() {
    if (in_author_) part_.authors.back() += scanner_.text();
    if (in_text_ && !part_.comments.empty() && !part_.comments.back().runs.empty())
      part_.comments.back().runs.back().plain += scanner_.text();
  }

  Scanner scanner_;
  const Text& text_;
  Part part_;
  bool in_author_ = false, in_text_ = false;
};

class Changing {
 public:
  Changing(const Text& text, const Part& part, const std::string& author,
           const std::map<Address, std::string>& notes)
      : text_(text), part_(part), author_(author), mark_(mark_of(author)), notes_(notes) {}

  ChangedComments run() {
    std::size_t ours = 0;
    while (ours < part_.authors.size() && part_.authors[ours] != author_) ++ours;
    std::set<Address> theirs;
    for (const Comment& comment : part_.comments) {
      if (comment.author == ours) {
        cut(comment.from, comment.to, {});
        changed_.gone.insert(comment.at);
      } else {
        keep(comment);
        theirs.insert(comment.at);
      }
    }
    std::string added;
    for (const auto& [at, note] : notes_) {
      if (theirs.contains(at)) continue;
      if (changed_.gone.erase(at) == 0) changed_.added.insert(at);
      added +=
          element("comment", " ref=\"" + workbook::to_a1(at) + "\" authorId=\"" + std::to_string(ours) + '"',
                  element("text", "", run(note, false)));
    }
    if (!added.empty() && ours == part_.authors.size())
      splices_.push_back(add_last(text_, part_.authors_from, part_.authors_to, part_.authors_end,
                                  element("author", "", escaped_cell(author_))));
    if (!added.empty())
      splices_.push_back(add_last(text_, part_.list_from, part_.list_to, part_.list_end, std::move(added)));
    changed_.bytes = text_.with(std::move(splices_));
    return std::move(changed_);
  }

 private:
  std::string element(std::string_view name, const std::string& attributes,
                      const std::string& content) const {
    const std::string full = part_.prefix + std::string(name);
    return '<' + full + attributes + '>' + content + "</" + full + '>';
  }

  std::string run(const std::string& text, bool marked) const {
    return element(
        "r", "",
        element("t", " xml:space=\"preserve\"", escaped_cell(marked ? "\n\n" + mark_ + '\n' + text : text)));
  }

  void cut(std::uint64_t from, std::uint64_t to, std::string text) {
    splices_.push_back({static_cast<std::size_t>(from), static_cast<std::size_t>(to), std::move(text)});
  }

  // A person's comment: without what we appended before, with what we append now.
  void keep(const Comment& comment) {
    const auto note = notes_.find(comment.at);
    std::size_t first = 0; // run in which ours begins
    while (first < comment.runs.size() && comment.runs[first].plain.find(mark_) == std::string::npos) ++first;
    if (first < comment.runs.size()) {
      const Comment::Run& begins = comment.runs[first];
      std::string before = begins.plain.substr(0, begins.plain.find(mark_));
      while (before.ends_with('\n')) before.pop_back();
      const std::string rest = before.empty() ? "" : element("t", " xml:space=\"preserve\"", escaped(before));
      const bool bare = begins.bare && note == notes_.end();
      cut(begins.from, begins.to, rest.empty() || bare ? rest : element("r", "", rest));
      for (std::size_t later = first + 1; later < comment.runs.size(); ++later)
        cut(comment.runs[later].from, comment.runs[later].to, {});
    }
    if (note == notes_.end() || comment.text_tag_to == 0) return;
    // Text is one t, or runs; beside a run of ours a bare t becomes one.
    for (std::size_t at = 0; at < first && at < comment.runs.size(); ++at)
      if (comment.runs[at].bare) {
        const auto from = static_cast<std::size_t>(comment.runs[at].from),
                   to = static_cast<std::size_t>(comment.runs[at].to);
        splices_.push_back({from, from, '<' + part_.prefix + "r>"});
        splices_.push_back({to, to, "</" + part_.prefix + "r>"});
      }
    splices_.push_back(
        add_last(text_, comment.text_from, comment.text_tag_to, comment.text_end, run(note->second, true)));
  }

  const Text& text_;
  const Part& part_;
  const std::string& author_;
  std::string mark_;
  const std::map<Address, std::string>& notes_;
  ChangedComments changed_;
  std::vector<Splice> splices_;
};

std::string new_part(const std::string& author, const std::map<Address, std::string>& notes, bool strict) {
  std::string part = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"";
  part += strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                 : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  part += "\"><authors><author>" + escaped_cell(author) + "</author></authors><commentList>";
  for (const auto& [at, note] : notes)
    part += "<comment ref=\"" + workbook::to_a1(at) +
            "\" authorId=\"0\"><text><r><t xml:space=\"preserve\">" + escaped_cell(note) +
            "</t></r></text></comment>";
  return part + "</commentList></comments>";
}

} // namespace

std::string mark_of(const std::string& author) {
  return "―― " + author + " ――";
}

Result<ChangedComments> change_comments(const Package& package, const Entry* entry, const std::string& author,
                                        const std::map<Address, std::string>& notes, bool strict,
                                        const Limits& limits) {
  if (!entry) {
    ChangedComments made{new_part(author, notes, strict), {}, {}};
    for (const auto& [at, note] : notes) made.added.insert(at);
    return made;
  }
  auto text = Text::of(package, *entry);
  if (!text) return std::move(text.failure());
  auto part = Reading(package, *entry, *text, limits).run();
  if (!part) return std::move(part.failure());
  if (part->authors_to == 0 || part->list_to == 0)
    return unreadable(package.file(), entry->name, "it has no list of authors or of comments",
                      "Open it in a spreadsheet program and save it anew");
  return Changing(*text, *part, author, notes).run();
}

} // namespace stackbook::files::patch
