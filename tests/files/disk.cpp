// Folders, full disks, links: what the machine does to files.

#include "connectors/files/files.hpp"

#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stackbook::files {

namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "stackbook-test-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  std::size_t count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), {}));
  }
};

void save(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string why(const Result<Done>& result) {
  return result ? "done" : result.failure().why;
}

} // namespace

TEST(disk, writing_replaces_the_whole_file_and_keeps_its_permissions) {
  const Folder folder;
  const fs::path file = folder.path / "book.xlsx";
  ASSERT_TRUE(write_atomically(file, "one"));
  ASSERT_EQ(chmod(file.c_str(), 0640), 0);
  ASSERT_TRUE(write_atomically(file, "two, longer"));
  EXPECT_EQ(*read_bytes(file, 100), "two, longer");
  struct stat state {};
  ASSERT_EQ(stat(file.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 07777, 0640u);
  fs::create_symlink("book.xlsx", folder.path / "link.xlsx");
  ASSERT_TRUE(write_atomically(folder.path / "link.xlsx", "three"));
  EXPECT_TRUE(fs::is_symlink(folder.path / "link.xlsx"));
  EXPECT_EQ(*read_bytes(file, 100), "three");
  EXPECT_EQ(folder.count(), 2u);
}

TEST(disk, what_cannot_be_written_is_one_clear_failure) {
  const Folder folder;
  save(folder.path / "file", "x");
  EXPECT_EQ(why(write_atomically("/dev/full", "bytes")), "the disk is full");
  EXPECT_EQ(why(write_atomically(folder.path, "bytes")), "it is a folder");
  EXPECT_EQ(why(write_atomically(folder.path / "none" / "a", "bytes")),
            "there is no folder " + (folder.path / "none").string());
  EXPECT_EQ(why(write_atomically(folder.path / "file" / "a", "bytes")),
            "there is no folder " + (folder.path / "file").string());
  EXPECT_FALSE(write_atomically("/proc/version", "bytes"));
  EXPECT_FALSE(write_atomically("/proc/stackbook.xlsx", "bytes"));
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
  EXPECT_EQ(folder.count(), 1u);
}

TEST(disk, reading_stops_at_the_limit) {
  const Folder folder;
  save(folder.path / "book.xlsx", std::string(1000, 'x'));
  EXPECT_TRUE(read_bytes(folder.path / "book.xlsx", 1000));
  EXPECT_NE(to_text(read_bytes(folder.path / "book.xlsx", 999).failure()).find("--max-size"),
            std::string::npos);
  EXPECT_NE(to_text(read_bytes("/dev/zero", 1 << 20).failure()).find("--max-size"), std::string::npos);
  EXPECT_EQ(read_bytes(folder.path / "none", 9).failure().why, "there is no such file");
  EXPECT_EQ(read_bytes(folder.path, 9).failure().why, "it is a folder");
}

TEST(disk, a_pack_folder_becomes_bytes) {
  const Folder folder;
  const std::string manifest = "<pack xmlns=\"urn:stackbook:pack:1\" id=\"one\" version=\"1.9.2\"/>";
  save(folder.path / "one/pack.xml", manifest);
  save(folder.path / "one/reference/limits.csv", "a,b\n");
  save(folder.path / "one/.hidden/x", "no");
  save(folder.path / "one/tests/one-01.xml", "<testCases/>");
  const auto whole = read_pack(folder.path / "one", PackPart::whole);
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->size(), 3u);
  EXPECT_EQ(whole->at("tests/one-01.xml"), "<testCases/>");
  const auto files = read_pack(folder.path / "one");
  ASSERT_TRUE(files);
  EXPECT_EQ(*files, (proposal::PackFiles{{"pack.xml", manifest}, {"reference/limits.csv", "a,b\n"}}));
  EXPECT_FALSE(read_pack(folder.path));
  EXPECT_FALSE(read_pack(folder.path / "two"));
  EXPECT_FALSE(read_pack(folder.path / "one/pack.xml"));
  fs::create_symlink("/etc/hostname", folder.path / "one/stolen");
  ASSERT_FALSE(read_pack(folder.path / "one"));
  EXPECT_NE(to_text(read_pack(folder.path / "one").failure()).find("outside the pack"), std::string::npos);
}

TEST(disk, installed_packs_come_newest_first) {
  const Folder folder;
  for (const char* version : {"1.9.2", "1.10.0", "1.2.0"})
    save(folder.path / version / "pack.xml",
         "<pack xmlns=\"urn:stackbook:pack:1\" id=\"one\" version=\"" + std::string(version) + "\"/>");
  save(folder.path / "broken/pack.xml", "<pack");
  save(folder.path / "other/pack.xml", "<pack id=\"x\"/>");
  const auto packs = installed_packs({folder.path / "missing", folder.path, folder.path / "1.2.0"});
  ASSERT_EQ(packs.size(), 3u);
  EXPECT_EQ(packs[0].version, "1.10.0");
  EXPECT_EQ(packs[1].version, "1.9.2");
  EXPECT_EQ(packs[2].version, "1.2.0");
  EXPECT_EQ(packs[0].folder, folder.path / "1.10.0");
}

TEST(disk, packs_are_looked_for_where_the_environment_says) {
  setenv("STACKBOOK_PACKS", "/a:/b", 1);
  setenv("XDG_DATA_HOME", "/home/x/data", 1);
  const auto folders = pack_folders("/opt/stackbook/bin/stackbook");
  ASSERT_GE(folders.size(), 4u);
  EXPECT_EQ(folders[0], "/a");
  EXPECT_EQ(folders[1], "/b");
  EXPECT_EQ(folders[2], "/home/x/data/stackbook/packs");
  EXPECT_EQ(folders[3], "/opt/stackbook/share/stackbook/packs");
}

} // namespace stackbook::files
