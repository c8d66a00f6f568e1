// The engine in a program of your own: embed MODEL.dmn DUE-DATE prints the decision "Fee", or why there is none.
#include "rules/dmn/engine.hpp"
#include "rules/feel/print.hpp"
#include "rules/feel/time/parse.hpp"

#include <cstdio>
#include <fstream>
#include <iterator>

int main(int argc, char** argv) {
  using namespace stackbook;
  if (argc != 3) return std::fputs("usage: embed MODEL.dmn DUE-DATE\n", stderr), 2;
  std::ifstream file(argv[1], std::ios::binary);
  const dmn::ModelSource source{argv[1], {std::istreambuf_iterator<char>(file), {}}};

  const dmn::Model model = dmn::compile(std::span(&source, 1)); // once; immutable, shared by all threads
  for (const feel::Issue& issue : model.issues())
    std::fprintf(stderr, "%s\n", to_text(issue, model.sources()).c_str());
  const auto due = model.find("Due", dmn::NodeSort::input);
  const auto fee = model.find("Fee", dmn::NodeSort::decision);
  if (!due || !fee) return std::fputs("the model has no input Due or no decision Fee\n", stderr), 2;

  feel::Limits limits; // an evaluation that needs more ends with a reason
  limits.steps = 100'000;
  limits.bytes = 1 << 20;
  const feel::Clock clock{{feel::parse_date("2026-02-14").value.days(), 0, feel::Zone::offset(0)}}; // as of
  dmn::Session session(model, limits, clock); // one per thread

  session.set(*due, feel::Value::string(argv[2]));
  const feel::Value value = session.evaluate(*fee);
  if (value.is_null())
    std::printf("Fee: %s\n", dmn::explain(model, session.evaluation(), value).c_str());
  else
    std::printf("Fee: %s\n", feel::to_text(value).c_str());
}
