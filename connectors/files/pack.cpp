// A pack folder as bytes, and the folders where packs are looked for.

#include "connectors/files/files.hpp"
#include "rules/proposal/tests.hpp"
#include "rules/xml/reader.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace stackbook::files {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t pack_bytes = 64ull << 20;
constexpr std::size_t pack_files = 4'096;

Failure unreadable_pack(const fs::path& folder, std::string where, std::string why, std::string remedy = {}) {
  return {"pack " + folder.string() + " can't be read", std::move(where), std::move(why), std::move(remedy)};
}

bool inside(const fs::path& path, const fs::path& root) {
  return std::ranges::mismatch(root, path).in1 == root.end();
}

// The numbers of a version, for comparing: "1.10.0" is newer than "1.9.2".
std::vector<unsigned long> numbers(std::string_view version) {
  std::vector<unsigned long> found;
  for (std::size_t at = 0; at < version.size();) {
    unsigned long number = 0;
    const auto [stop, error] = std::from_chars(version.data() + at, version.data() + version.size(), number);
    if (error == std::errc{}) found.push_back(number);
    at = error == std::errc{} ? static_cast<std::size_t>(stop - version.data()) : at + 1;
  }
  return found;
}

std::optional<FoundPack> look_at(const fs::path& folder) {
  const auto manifest = read_bytes(folder / "pack.xml", pack_bytes);
  if (!manifest) return std::nullopt;
  const auto document = xml::parse(*manifest, "pack.xml");
  if (!document) return std::nullopt;
  const xml::Element& root = document->root();
  const auto id = root.attribute("id");
  if (root.space != "urn:stackbook:pack:1" || root.name != "pack" || !id) return std::nullopt;
  FoundPack found{std::string(*id), std::string(root.attribute_or("version")), folder, {}};
  for (const xml::Element& child : root.children())
    if (child.name == "extends") found.bases.emplace_back(child.attribute_or("pack"));
  return found;
}

std::string_view major(std::string_view version) {
  return version.substr(0, version.find('.'));
}

std::string names_of(const std::vector<FoundPack>& packs) {
  std::string names;
  for (const auto& pack : packs) names += (names.empty() ? "" : ", ") + pack.id + "@" + pack.version;
  return names.empty() ? "none" : names;
}

// The one pack that all others extend: what is meant where nothing is said.
const FoundPack* root_of(const std::vector<FoundPack>& packs) {
  const FoundPack* root = nullptr;
  for (const FoundPack& pack : packs) { // newest version first
    if (!pack.bases.empty() || (root && root->id == pack.id)) continue;
    if (root) return nullptr;
    root = &pack;
  }
  return root;
}

std::vector<fs::path> split(const char* list, const std::string& otherwise) {
  std::vector<fs::path> folders;
  std::string_view rest = list && *list ? std::string_view(list) : std::string_view(otherwise);
  while (!rest.empty()) {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    if (colon > 0) folders.emplace_back(rest.substr(0, colon));
    rest.remove_prefix(std::min(colon + 1, rest.size()));
  }
  return folders;
}

Result<proposal::PackFiles> read_folder(const fs::path& folder, PackPart part) {
  std::error_code error;
  const fs::path root = fs::canonical(folder, error);
  if (error)
    return unreadable_pack(folder, {}, "there is no such folder", "Give the folder that holds pack.xml");
  if (!fs::is_directory(root, error))
    return unreadable_pack(folder, {}, "it is not a folder", "Give the folder that holds pack.xml");
  if (!fs::exists(root / "pack.xml", error))
    return unreadable_pack(folder, "pack.xml", "it holds no pack.xml", "Give the folder that holds pack.xml");
  proposal::PackFiles files;
  std::uint64_t total = 0;
  fs::recursive_directory_iterator at(root, error), end;
  for (; !error && at != end; at.increment(error)) {
    const fs::path& path = at->path();
    if (path.filename().native().starts_with('.')) { // an editor's or a version keeper's
      at.disable_recursion_pending();
      continue;
    }
    const std::string name = path.lexically_relative(root).generic_string();
    if (part == PackPart::deciding && proposal::is_test(name + "/")) {
      at.disable_recursion_pending();
      continue;
    }
    std::error_code broken;
    if (at->is_symlink(broken)) {
      const fs::path target = fs::canonical(path, broken);
      if (broken || !inside(target, root))
        return unreadable_pack(folder, name, "it is a link to a place outside the pack",
                               "Put the file itself into the pack");
    }
    if (!at->is_regular_file(broken)) continue;
    auto bytes = read_bytes(path, pack_bytes);
    if (!bytes) return unreadable_pack(folder, name, bytes.failure().why, bytes.failure().remedy);
    total += bytes->size();
    if (total > pack_bytes)
      return unreadable_pack(folder, name, "its files hold more than 64 MiB together",
                             "Move out what the pack does not need");
    if (files.size() == pack_files)
      return unreadable_pack(folder, name, "it holds more than 4096 files",
                             "Move out what the pack does not need");
    files.emplace(name, std::move(*bytes));
  }
  if (error) return unreadable_pack(folder, {}, error.message());
  return files;
}

// The folders of the packs that one extends: beside it first, then where packs are installed.
std::vector<FoundPack> near(const fs::path& folder) {
  std::error_code error;
  const fs::path root = fs::canonical(folder, error);
  std::vector<fs::path> folders;
  if (!error) folders.push_back(root.parent_path());
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (const fs::path& path : pack_folders(error ? fs::path() : program)) folders.push_back(path);
  return installed_packs(folders);
}

} // namespace

Result<proposal::PackFiles> read_pack(const fs::path& folder, PackPart part) {
  auto files = read_folder(folder, part);
  if (!files) return files;
  auto own = look_at(folder);
  if (!own || own->bases.empty()) return files;
  const std::vector<FoundPack> packs = near(folder);
  std::vector<std::string> wanted = own->bases;
  for (std::size_t i = 0; i < wanted.size(); ++i) { // grows by the bases of bases
    const std::string below = "extends/" + wanted[i] + "/";
    const auto base =
        std::ranges::find(packs, wanted[i], &FoundPack::id); // the newest; loading says what lacks
    if (base == packs.end() || wanted[i] == own->id || files->contains(below + "pack.xml")) continue;
    auto bytes = read_folder(base->folder, part);
    if (!bytes) return bytes;
    for (auto& [path, content] : *bytes) files->emplace(below + path, std::move(content));
    for (const std::string& next : base->bases) wanted.push_back(next);
  }
  return files;
}

std::vector<fs::path> pack_folders(const fs::path& program) {
  std::vector<fs::path> folders = split(std::getenv("STACKBOOK_PACKS"), "");
  const auto add = [&](const std::vector<fs::path>& roots) {
    for (const fs::path& root : roots) folders.push_back(root / "stackbook" / "packs");
  };
  const char* home = std::getenv("HOME");
  add(split(std::getenv("XDG_DATA_HOME"), home ? std::string(home) + "/.local/share" : std::string()));
  std::error_code error;
  const fs::path real = fs::weakly_canonical(program, error);
  if (!error && real.has_parent_path()) add({real.parent_path().parent_path() / "share"});
  add(split(std::getenv("XDG_DATA_DIRS"), "/usr/local/share:/usr/share"));
  return folders;
}

std::vector<FoundPack> installed_packs(const std::vector<fs::path>& folders) {
  std::vector<FoundPack> packs;
  const auto consider = [&](const fs::path& folder) {
    auto found = look_at(folder);
    if (!found) return;
    const bool known = std::ranges::any_of(
        packs, [&](const FoundPack& pack) { return pack.id == found->id && pack.version == found->version; });
    if (!known) packs.push_back(std::move(*found)); // the folder named first wins
  };
  for (const fs::path& folder : folders) {
    std::error_code error;
    std::vector<fs::path> inner;
    if (fs::exists(folder / "pack.xml", error)) consider(folder);
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
      if (at->is_directory(error)) inner.push_back(at->path());
    std::ranges::sort(inner);
    for (const fs::path& path : inner) consider(path);
  }
  std::ranges::stable_sort(packs, [](const FoundPack& a, const FoundPack& b) {
    if (a.id != b.id) return a.id < b.id;
    return numbers(a.version) > numbers(b.version);
  });
  return packs;
}

Result<FoundPack> pick_pack(const std::vector<FoundPack>& installed,
                            const std::optional<proposal::PackHint>& hint) {
  if (!hint || hint->id.empty()) {
    if (const FoundPack* root = root_of(installed)) return *root;
    return Failure{"No rule pack is chosen",
                   {},
                   "the workbook names none; installed: " + names_of(installed),
                   "Enter a pack's id in the field Pack of the workbook, or name one with --pack"};
  }
  const FoundPack* newest = nullptr;
  for (const FoundPack& pack : installed) { // newest first
    if (pack.id != hint->id) continue;
    if (pack.version == hint->version) return pack;
    if (!newest && (hint->version.empty() || major(pack.version) == major(hint->version))) newest = &pack;
  }
  if (newest) return *newest;
  return Failure{"The rule pack " + hint->id + (hint->version.empty() ? "" : " " + hint->version) +
                     " that the workbook names can't be used",
                 {},
                 "neither it nor another version of the same major number is installed; installed: " +
                     names_of(installed),
                 "Install it, or name another with --pack"};
}

} // namespace stackbook::files
