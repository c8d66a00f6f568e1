#include "plugin/pipeline/screened.hpp"

#include "connectors/files/csv/write.hpp"
#include "rules/report/layout.hpp"
#include "rules/report/writer.hpp"

namespace stackbook::pipeline {
namespace {

using report::counted;
using report::JsonWriter;
using screening::Candidate;
using screening::Index;
using screening::Link;

std::string why(const Link& link) {
  const std::string weight =
      link.kind == screening::Kind::name ? "" : " (" + std::string(to_text(link.kind)) + ")";
  if (link.listed.empty()) return link.asked + weight + " is not in the entry";
  if (link.asked.empty()) return link.listed + weight + " is only in the entry";
  if (link.likeness.how == screening::How::same) return link.asked + weight + " is the same";
  return link.asked + weight + " for " + link.listed + ": " + std::string(to_text(link.likeness.how)) + ", " +
         std::to_string(link.likeness.thousandths / 10) + " of 100";
}

std::string why(const Candidate& candidate) {
  std::string all;
  for (const Link& link : candidate.links) all += (all.empty() ? "" : "; ") + why(link);
  return all;
}

std::string entry_of(const Candidate& candidate, const Index& index) {
  return text_of(index.entry(candidate));
}

void add(JsonWriter& json, const Candidate& candidate, const Index& index) {
  const auto& entry = index.entry(candidate);
  json.open('{');
  json.number("score", candidate.score);
  json.text("matched", index.listed_name(candidate));
  json.text("country", to_text(candidate.country));
  json.text("list", entry.source);
  json.text("number", entry.number);
  json.text("name", entry.name);
  json.text("notice", entry.notice);
  json.text("url", entry.url);
  json.name("words");
  json.open('[');
  for (const Link& link : candidate.links) {
    json.open('{');
    json.text("asked", link.asked);
    json.text("listed", link.listed);
    json.text("kind", to_text(link.kind));
    json.text("how", to_text(link.likeness.how));
    json.number("likeness", link.likeness.thousandths / 10);
    json.out += '}';
  }
  json.out += ']';
  json.text("entry", entry_of(candidate, index));
  json.out += '}';
}

} // namespace

std::string text(const ScreenedNames& all, const Index& index, std::size_t columns) {
  std::string out;
  const auto paragraph = [&](std::string_view words, std::size_t indent) {
    out.append(indent, ' ');
    report::wrap(out, words, indent, indent, columns);
    out += '\n';
  };
  for (const UsedList& list : all.lists)
    paragraph("List " + list.file + ": " + counted(list.entries, "entry", "entries") + ", file of " +
                  list.dated + " (" + counted(static_cast<std::size_t>(list.days), "day", "days") +
                  " old), SHA-256 " + list.digest.substr(0, 16) + "…",
              0);
  std::size_t with = 0;
  for (const ScreenedName& name : all.names) {
    const std::size_t found = name.screened.found;
    with += found != 0;
    std::string head = name.name + (name.place.empty() ? "" : " (" + name.place + ")") +
                       (name.country.empty() ? "" : ", " + name.country) + ": ";
    head += found == 0 ? "no candidate" : counted(found, "candidate", "candidates");
    if (found > name.screened.candidates.size())
      head += ", the likest " + std::to_string(name.screened.candidates.size()) + " of them";
    out += '\n';
    paragraph(head + " at " + std::to_string(all.threshold) + " or more.", 0);
    for (const Candidate& candidate : name.screened.candidates) {
      const std::string score = std::to_string(candidate.score);
      out += "  " + std::string(3 - std::min<std::size_t>(3, score.size()), ' ') + score + "  ";
      std::string line = index.listed_name(candidate);
      if (!name.country.empty()) line += " (country " + std::string(to_text(candidate.country)) + ")";
      report::wrap(out, line, 7, 7, columns);
      out += '\n';
      paragraph(why(candidate) + ".", 7);
      paragraph("Entry: " + entry_of(candidate, index), 7);
    }
  }
  out += '\n';
  paragraph(counted(all.names.size(), "name", "names") + " screened, " + std::to_string(with) +
                " with candidates. A candidate is not a verdict, and none is no clearance: a person compares "
                "the entry "
                "with the party, and the official list rules.",
            0);
  return out;
}

std::string json(const ScreenedNames& all, const Index& index) {
  JsonWriter json;
  json.open('{');
  json.text("stackbook", STACKBOOK_VERSION);
  json.number("threshold", all.threshold);
  json.name("lists");
  json.open('[');
  for (const UsedList& list : all.lists) {
    json.open('{');
    json.text("file", list.file);
    json.text("digest", list.digest);
    json.text("dated", list.dated);
    json.number("entries", list.entries);
    json.out += '}';
  }
  json.out += ']';
  json.name("names");
  json.open('[');
  for (const ScreenedName& name : all.names) {
    json.open('{');
    json.text("name", name.name);
    json.text("country", name.country);
    json.text("place", name.place);
    json.number("found", name.screened.found);
    json.name("candidates");
    json.open('[');
    for (const Candidate& candidate : name.screened.candidates) add(json, candidate, index);
    json.out += "]}";
  }
  json.out += "]}\n";
  return std::move(json.out);
}

std::string csv(const ScreenedNames& all, const Index& index) {
  std::string out = "name,country,place,score,matched,country agrees,list,number,why,entry\r\n";
  for (const ScreenedName& name : all.names)
    for (const Candidate& candidate : name.screened.candidates) {
      const auto& entry = index.entry(candidate);
      bool first = true;
      for (const std::string& field : {name.name, name.country, name.place, std::to_string(candidate.score),
                                       index.listed_name(candidate), std::string(to_text(candidate.country)),
                                       entry.source, entry.number, why(candidate), text_of(entry)}) {
        if (!first) out += ',';
        first = false;
        out += files::csv::quoted(field);
      }
      out += "\r\n";
    }
  return out;
}

} // namespace stackbook::pipeline
