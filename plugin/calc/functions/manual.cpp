#include "plugin/calc/functions/manual.hpp"

#include "plugin/calc/commands/list.hpp"
#include "plugin/calc/functions/table.hpp"
#include "rules/report/markup.hpp"
#include "rules/report/page.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace stackbook::calc {
namespace {

using report::markup;

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> headings{{
    {"STACK", "The full stack"},
    {"INCENTIVE", "Incentives"},
    {"PROPOSAL", "The whole proposal"},
    {"ROW", "A row"},
    {"CELL", "A cell"},
    {"RULE", "Rules"},
    {"COUNTRY", "Countries"},
    {"PARTY", "Names on screening lists"},
    {"DEADLINE", "The deadline"},
}};

constexpr std::string_view own_style = R"css(
h3{font-size:15px;margin:18px 0 4px}
h2+h3{margin-top:0}
code,kbd{font:13px/1.5 ui-monospace,"DejaVu Sans Mono",monospace}
section dl{margin:6px 0}
nav a{margin-right:12px;white-space:nowrap}
)css";

std::string heading_of(std::string_view service) {
  const auto found =
      std::ranges::find(headings, service, &std::pair<std::string_view, std::string_view>::first);
  return std::string(found == headings.end() ? service : found->second);
}

// STACK.COMPLETENESS([layer]); RULE.FEEL(expression; [name; value; …])
std::string written(const CellFunction& function) {
  std::string text = std::string(function.name) + '(';
  for (const Argument& argument : function.arguments) {
    if (&argument != function.arguments.data()) text += "; ";
    const std::string title(argument.title);
    text += argument.take == Take::rest  ? "[" + title + "; …]"
            : argument.take == Take::any ? "[" + title + ']'
                                         : title;
  }
  return text + ')';
}

std::string entry(const CellFunction& function) {
  std::string html = "<h3 id=\"" + markup(function.name) + "\"><code>" + markup(written(function)) +
                     "</code></h3>\n<p>" + markup(function.text) + "</p>\n";
  if (!function.arguments.empty()) {
    html += "<dl>\n";
    for (const Argument& argument : function.arguments)
      html += "<dt>" + markup(argument.title) + "</dt><dd>" + markup(argument.text) + "</dd>\n";
    html += "</dl>\n";
  }
  return html + "<p class=\"quiet\">Example: <code>" + markup(function.example) + "</code></p>\n";
}

// N_MOD1_MOD2 → Ctrl+Alt+N
std::string keys_of(const Command& command) {
  if (command.key.empty()) return {};
  std::string keys;
  if (command.key.find("_MOD1") != std::string_view::npos) keys += "<kbd>Ctrl</kbd>+";
  if (command.key.find("_MOD2") != std::string_view::npos) keys += "<kbd>Alt</kbd>+";
  return keys + "<kbd>" + std::string(command.key.substr(0, command.key.find('_'))) + "</kbd>";
}

std::string title_of(const Command& command) {
  std::string title(command.title);
  std::erase(title, '~');
  return title;
}

std::string_view places_of(const Command& command) { // besides the menu
  if (!command.context) return command.toolbar ? "toolbar" : "";
  return command.toolbar ? "toolbar, context menu of a cell" : "context menu of a cell";
}

std::string commands_section() {
  std::string html = "<section>\n<h2 id=\"commands\">Commands of the menu Proposal</h2>\n<table>\n<tr><th "
                     "scope=\"col\">Command</th>"
                     "<th scope=\"col\">Keys</th><th scope=\"col\">Also in</th></tr>\n";
  for (const Command& command : commands())
    html += "<tr><th>" + markup(title_of(command)) + "</th><td>" + keys_of(command) + "</td><td>" +
            std::string(places_of(command)) + "</td></tr>\n";
  return html + "</table>\n</section>\n";
}

} // namespace

std::string manual() {
  std::string sections, links;
  std::string_view service;
  for (const CellFunction& function : cell_functions()) {
    if (function.service != service) {
      if (!service.empty()) sections += "</section>\n";
      service = function.service;
      const std::string heading = markup(heading_of(service));
      sections += "<section>\n<h2 id=\"" + markup(service) + "\">" + heading + "</h2>\n";
      links += "<a href=\"#" + markup(service) + "\">" + heading + "</a>\n";
    }
    sections += entry(function);
  }
  links += "<a href=\"#commands\">Commands</a>\n";
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>Stackbook in "
         "Calc</title>\n<style>" +
         std::string(report::page_style) + std::string(own_style) +
         "</style>\n</head>\n<body>\n<main>\n<header>\n<h1>Stackbook in Calc: functions and commands</h1>\n"
         "<p>The functions answer about the workbook that they stand in. They follow its check: where a cell "
         "changes, "
         "their results change as soon as the check ends.</p>\n"
         "<p>What stands in brackets may be left out. A table is entered as an array formula: "
         "<kbd>Ctrl</kbd>+<kbd>Shift</kbd>+<kbd>Enter</kbd>. Where a function gives an error, "
         "<code>RULE.WHY</code> of its cell says why.</p>\n<nav>\n" +
         links + "</nav>\n</header>\n" + sections + "</section>\n" + commands_section() +
         "</main>\n</body>\n</html>\n";
}

} // namespace stackbook::calc
