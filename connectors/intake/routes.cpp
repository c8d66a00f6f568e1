#include "connectors/intake/routes.hpp"

#include "connectors/intake/dashboard/page.hpp"
#include "connectors/wire/submission.hpp"
#include "rules/findings/sha256.hpp"
#include "rules/report/report.hpp"

#include <charconv>

namespace stackbook::intake {
namespace {

using Parts = std::vector<std::string>; // the variable parts of a path

struct Route {
  const char* method;
  std::vector<std::string> path; // "{}" takes any one segment
  std::optional<Scope> scope;
  Response (*handle)(const Request&, const Parts&, const std::string& token, const Service&);
};

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(&text[i + 1], &text[i + 3], byte, 16).ptr == &text[i + 3]) {
      out += static_cast<char>(byte);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

Parts segments(std::string_view path) {
  Parts parts;
  while (!path.empty()) {
    path.remove_prefix(path.front() == '/' ? 1 : 0);
    const auto end = std::min(path.find('/'), path.size());
    parts.push_back(decoded(path.substr(0, end)));
    path.remove_prefix(end);
  }
  return parts;
}

std::string parameter(const std::string& query, const std::string& name) {
  std::size_t from = 0;
  while (from < query.size()) {
    const auto end = std::min(query.find('&', from), query.size());
    const std::string pair = query.substr(from, end - from);
    if (pair.rfind(name + "=", 0) == 0) return decoded(std::string_view(pair).substr(name.size() + 1));
    from = end + 1;
  }
  return {};
}

Response failed(const Failure& failure) {
  return problem(500, failure.what, failure.why);
}
Response ok(const wire::Json& json) {
  return {200, "application/json", write_json(json) + "\n", {}};
}
wire::Json number(std::uint64_t n) {
  return {findings::Decimal{std::to_string(n)}};
}

std::optional<Response> wrong_type(const Request& request) {
  const auto type = request.headers.find("content-type");
  if (type != request.headers.end() && type->second.rfind("application/json", 0) == 0) return std::nullopt;
  return problem(415, "The body must be JSON", "Send Content-Type: application/json");
}

Response health(const Request&, const Parts&, const std::string&, const Service&) {
  return {200, "text/plain; charset=utf-8", "ok\n", {}};
}

Response ready(const Request&, const Parts&, const std::string&, const Service& service) {
  if (auto writable = service.store.ready(); !writable)
    return problem(503, writable.failure().what, writable.failure().why);
  return {200, "text/plain; charset=utf-8", "ready\n", {}};
}

Response check(const Request& request, const Parts&, const std::string&, const Service& service) {
  if (auto wrong = wrong_type(request)) return *wrong;
  auto json = wire::read_json(request.body);
  if (!json) return problem(400, json.failure().what, json.failure().why);
  auto wish = wire::read_check(*json);
  if (!wish) return problem(422, wish.failure().what, wish.failure().where + ": " + wish.failure().why);
  auto pack = service.options.find_pack(wish->pack.id, wish->pack.version);
  if (!pack) return problem(422, pack.failure().what, pack.failure().why);

  const auto bound = proposal::bind(proposal::lay_out(**pack, wish->tables), *pack);
  proposal::CheckOptions options;
  options.as_of = wish->as_of;
  options.today = service.options.today();
  auto checked = proposal::check(bound, options);
  findings::Report report{STACKBOOK_VERSION, {std::move(checked.report)}, {}, std::move(checked.findings)};
  return {200, "application/json", report::json(report), {}};
}

Response store_rows(const Request& request, const Parts& parts, const std::string& token,
                    const Service& service) {
  if (auto wrong = wrong_type(request)) return *wrong;
  const auto key = request.headers.find("idempotency-key");
  if (key == request.headers.end() || key->second.empty() || key->second.size() > 255)
    return problem(400, "An Idempotency-Key is required",
                   "Give each batch a key of its own, and repeat it when you repeat the batch");
  auto json = wire::read_json(request.body);
  if (!json) return problem(400, json.failure().what, json.failure().why);
  auto batch = wire::read_batch(*json);
  if (!batch) return problem(422, batch.failure().what, batch.failure().where + ": " + batch.failure().why);
  if (batch->rows.size() > service.options.most_rows)
    return problem(413, "The batch has too many rows",
                   "At most " + std::to_string(service.options.most_rows) + " rows are taken at once");
  auto pack = service.options.find_pack(batch->pack.id, batch->pack.version);
  if (!pack) return problem(422, pack.failure().what, pack.failure().why);

  const BatchRequest wish{
      parts[0], token,           key->second, findings::sha256(request.body), service.options.now(),
      &*batch,  (*pack)->version};
  auto outcome = service.store.write(wish, [&](const std::vector<wire::StoredRow>& stored) {
    return wire::admit(*pack, stored, batch->rows, service.options.today());
  });
  if (!outcome) return problem(503, outcome.failure().what, outcome.failure().why);
  if (!outcome->replay) return ok(to_json(outcome->answer));
  if (outcome->replay->body_digest != wish.body_digest)
    return problem(422, "The Idempotency-Key was used for another batch",
                   "A repeated key must come with the same body");
  return {outcome->replay->status,
          "application/json",
          outcome->replay->answer + "\n",
          {{"Idempotency-Replayed", "true"}}};
}

wire::Json to_json(const ProposalLine& line) {
  return {wire::Object{{"id", {line.id}},
                       {"pack", {line.pack}},
                       {"packVersion", {line.pack_version}},
                       {"status", {line.status}},
                       {"rows", number(line.rows)},
                       {"updated", {line.updated}}}};
}

Response list_proposals(const Request&, const Parts&, const std::string&, const Service& service) {
  auto lines = service.store.proposals();
  if (!lines) return failed(lines.failure());
  wire::Array array;
  for (const auto& line : *lines) array.push_back(to_json(line));
  return ok({wire::Object{{"proposals", {std::move(array)}}}});
}

Response one_proposal(const Request&, const Parts& parts, const std::string&, const Service& service) {
  auto line = service.store.proposal(parts[0]);
  if (!line) return failed(line.failure());
  return *line ? ok(to_json(**line)) : problem(404, "No proposal has this id", parts[0]);
}

constexpr std::size_t page = 500;

Response list_rows(const Request& request, const Parts& parts, const std::string&, const Service& service) {
  const std::string after = parameter(request.query, "after");
  const auto slash = after.find('/');
  auto lines = service.store.rows(parts[0], after.substr(0, slash),
                                  slash == after.npos ? "" : after.substr(slash + 1), page);
  if (!lines) return failed(lines.failure());
  wire::Array array;
  for (const auto& line : *lines) {
    auto values = wire::read_json(line.values);
    array.push_back({wire::Object{{"table", {line.table}},
                                  {"key", {line.key}},
                                  {"digest", {line.digest}},
                                  {"approver", {line.approver}},
                                  {"department", {line.department}},
                                  {"approvedAt", {line.approved_at}},
                                  {"receipt", {std::to_string(line.receipt)}},
                                  {"updated", {line.updated}},
                                  {"values", values ? std::move(*values) : wire::Json{}}}});
  }
  wire::Object object{{"rows", {std::move(array)}}};
  if (lines->size() == page)
    object.emplace_back("next", wire::Json{lines->back().table + "/" + lines->back().key});
  return ok({std::move(object)});
}

Response list_history(const Request& request, const Parts& parts, const std::string&,
                      const Service& service) {
  const std::string text = parameter(request.query, "after");
  std::uint64_t after = 0;
  std::from_chars(text.data(), text.data() + text.size(), after);
  auto lines = service.store.history(parts[0], after, page);
  if (!lines) return failed(lines.failure());
  wire::Array array;
  for (const auto& line : *lines)
    array.push_back({wire::Object{{"id", number(line.id)},
                                  {"table", {line.table}},
                                  {"key", {line.key}},
                                  {"verdict", {line.verdict}},
                                  {"digest", {line.digest}},
                                  {"approver", {line.approver}},
                                  {"department", {line.department}},
                                  {"approvedAt", {line.approved_at}},
                                  {"token", {line.token}},
                                  {"at", {line.at}}}});
  wire::Object object{{"history", {std::move(array)}}};
  if (lines->size() == page) object.emplace_back("next", number(lines->back().id));
  return ok({std::move(object)});
}

Response dashboard(const Request& request, const Parts& parts, const std::string&, const Service& service) {
  const std::string chosen = parts.empty() ? "" : parts[0];
  auto html = dashboard_page(service.store, chosen, parameter(request.query, "after"));
  if (!html) return failed(html.failure());
  return {200,
          "text/html; charset=utf-8",
          std::move(*html),
          {{"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                                       "form-action 'none'; frame-ancestors 'none'"},
           {"X-Content-Type-Options", "nosniff"},
           {"Referrer-Policy", "no-referrer"}}};
}

const std::vector<Route>& routes() {
  static const std::vector<Route> all{
      {"GET", {"healthz"}, std::nullopt, health},
      {"GET", {"readyz"}, std::nullopt, ready},
      {"POST", {"v1", "check"}, Scope::rows_write, check},
      {"GET", {"v1", "proposals"}, Scope::rows_read, list_proposals},
      {"GET", {"v1", "proposals", "{}"}, Scope::rows_read, one_proposal},
      {"POST", {"v1", "proposals", "{}", "rows"}, Scope::rows_write, store_rows},
      {"GET", {"v1", "proposals", "{}", "rows"}, Scope::rows_read, list_rows},
      {"GET", {"v1", "proposals", "{}", "history"}, Scope::rows_read, list_history},
      {"GET", {}, Scope::rows_read, dashboard},
      {"GET", {"proposals", "{}"}, Scope::rows_read, dashboard},
  };
  return all;
}

std::optional<Parts> match(const Route& route, const Parts& path) {
  if (route.path.size() != path.size()) return std::nullopt;
  Parts variable;
  for (std::size_t i = 0; i < path.size(); ++i)
    if (route.path[i] == "{}" && !path[i].empty())
      variable.push_back(path[i]);
    else if (route.path[i] != path[i])
      return std::nullopt;
  return variable;
}

// A person at the machine itself may look at the dashboard without a token.
bool is_local_look(const Route& route, const Request& request) {
  return route.handle == dashboard && request.loopback;
}

std::optional<Response> refuse(const Route& route, const Request& request, const Service& service,
                               std::string& token) {
  if (!route.scope || is_local_look(route, request)) return std::nullopt;
  const auto header = request.headers.find("authorization");
  auto verdict = service.access.judge(header == request.headers.end() ? "" : header->second, *route.scope);
  if (!verdict) return failed(verdict.failure());
  if (!verdict->known) {
    auto response =
        problem(401, "A token is needed", "Send Authorization: Bearer with a token of this connector");
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
  }
  if (!verdict->allowed)
    return problem(403, "The token does not allow this", "Ask for a token with the scope that this needs");
  token = verdict->name;
  return std::nullopt;
}

} // namespace

Response problem(int status, const std::string& title, const std::string& detail) {
  return {status, "application/problem+json", to_text(wire::Problem{status, title, detail}) + "\n", {}};
}

Response answer(const Request& request, const Service& service) {
  const Parts path = request.path == "/" ? Parts{} : segments(request.path);
  const std::string method = request.method == "HEAD" ? "GET" : request.method;
  std::string allowed;
  for (const auto& route : routes())
    if (const auto parts = match(route, path)) {
      if (method != route.method) {
        allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
        continue;
      }
      std::string token;
      if (auto refusal = refuse(route, request, service, token)) return *refusal;
      return route.handle(request, *parts, token, service);
    }
  if (allowed.empty()) return problem(404, "Nothing is at this path", request.path);
  auto response = problem(405, "This path takes other methods", allowed);
  response.headers.emplace_back("Allow", allowed);
  return response;
}

} // namespace stackbook::intake
