// Settings: what a person has chosen for all documents, kept in the office's own configuration (registry/Settings.xcs).
#pragma once

#include <string>

namespace stackbook::calc {

struct Settings {
  bool live = true; // whether documents are checked while people type, until told otherwise in one
  std::string pack; // id of the pack that new proposals are made from; empty: the one that all others extend
  std::string connector;  // http://host:port or https://host:port
  std::string command;    // path of the stackbook command; empty: where programs are looked for
  std::string department; // of who approved last
};

Settings settings();                 // main thread; what can't be read is as installed
void save(const Settings& settings); // main thread
std::string person();                // the name in the office's user data; may be empty

// The connector's token, in the office's own container of passwords: kept over sessions where the person allows that there,
// else until the office ends. Empty: none.
std::string token(const std::string& connector);
void keep_token(const std::string& connector, const std::string& token);

} // namespace stackbook::calc
