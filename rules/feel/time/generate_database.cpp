// Build tool: writes the C++ table of a zoneinfo folder. generate_database FOLDER OUTPUT
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace fs = std::filesystem;

static std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// "posix" and "right" repeat all zones (the latter with leap seconds); "localtime" and "posixrules" name the
// building machine's own choice.
static bool is_zone_name(const std::string& name) {
  return !name.starts_with("posix/") && !name.starts_with("right/") && name != "localtime" &&
         name != "posixrules";
}

static std::string release_of(const fs::path& folder) {
  std::ifstream file(folder / "tzdata.zi");
  std::string hash, word, release;
  file >> hash >> word >> release;
  return word == "version" ? release : "unknown";
}

static std::string literal(const std::string& bytes) {
  std::string text = "\"";
  char octal[5];
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % 24 == 0 && i != 0) text += "\"\n\"";
    std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned>(static_cast<unsigned char>(bytes[i])));
    text += octal;
  }
  return text + "\"";
}

int main(int count, char** arguments) {
  if (count != 3) {
    std::fprintf(stderr, "usage: generate_database FOLDER OUTPUT\n");
    return 2;
  }
  const fs::path folder = arguments[1];
  std::map<std::string, std::string> zones;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
    if (!entry.is_regular_file()) continue;
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    if (!is_zone_name(name)) continue;
    const std::string bytes = contents(entry.path());
    if (bytes.starts_with("TZif")) zones[name] = bytes;
  }
  if (zones.size() < 300) {
    std::fprintf(stderr, "generate_database: %s holds %zu zones; expected the whole tzdata\n", arguments[1],
                 zones.size());
    return 1;
  }

  std::ofstream out(arguments[2], std::ios::binary);
  out << "// Generated from " << folder.generic_string() << ". Do not edit.\n"
      << "#include \"rules/feel/time/database.hpp\"\n\n#include <cstddef>\n\nnamespace stackbook::feel "
         "{\nnamespace {\n";
  std::map<std::string, std::size_t> rules;
  for (const auto& [name, bytes] : zones) {
    if (!rules.emplace(bytes, rules.size()).second) continue;
    out << "constexpr char rules_" << rules.size() - 1 << "[] =\n" << literal(bytes) << ";\n";
  }
  out << "constexpr ZoneEntry entries[] = {\n";
  for (const auto& [name, bytes] : zones)
    out << "{\"" << name << "\", {rules_" << rules[bytes] << ", " << bytes.size() << "}},\n";
  out << "};\n} // namespace\n\nstd::span<const ZoneEntry> zone_database() { return entries; }\n"
      << "const std::string_view zone_database_release = \"" << release_of(folder)
      << "\";\n\n} // namespace stackbook::feel\n";
  return out.flush() ? 0 : 1;
}
