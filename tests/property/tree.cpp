#include "tests/property/tree.hpp"

#include "tests/property/value.hpp"

namespace stackbook::feel {
namespace {

constexpr const char* keys[] = {"x", "y", "my item", "b-c", "2 z"};
constexpr const char* locals[] = {"i", "j k", "n"};
constexpr const char* members[] = {"x", "my item", "year"};

class Grower {
 public:
  Grower(Tree& tree, Types& types, Choices& choices) : tree_(tree), types_(types), choices_(choices) {}

  NodeId grow(int depth) {
    if (depth == 0 || choices_.spent()) return leaf();
    switch (choices_.below(14)) {
    case 0: return leaf();
    case 1: return tree_.add_text(Form::path, {}, choices_.one_of(members), several(1, depth));
    case 2: return tree_.add(Form::filter, {}, several(2, depth));
    case 3: return tree_.add(Form::list, {}, several(choices_.below(4), depth));
    case 4: return context(depth);
    case 5: return range(depth, static_cast<std::uint8_t>(choices_.below(4)));
    case 6: return one_sided(depth);
    case 7: return function(depth);
    case 8: return tree_.add_instance_of({}, grow(depth - 1), type());
    case 9: return tree_.add(Form::conditional, {}, several(3, depth));
    case 10: return iteration(depth);
    case 11: return call(depth);
    case 12: return in(depth);
    default: return operation(depth);
    }
  }

  NodeId tests() {
    if (choices_.below(8) == 0) return tree_.add(Form::any_test, {});
    std::vector<NodeId> all;
    for (std::size_t i = 1 + choices_.below(3); i > 0; --i)
      all.push_back(choices_.yes() ? one_sided(3) : grow(3));
    return tree_.add(choices_.below(4) == 0 ? Form::not_tests : Form::tests, {}, all);
  }

 private:
  NodeId leaf() {
    switch (choices_.below(6)) {
    case 0: return tree_.add_text(Form::name, {}, choices_.one_of(tree_names));
    case 1: return tree_.add(Form::null, {});
    case 2: {
      const NodeId id = tree_.add(Form::boolean, {});
      tree_.nodes[id].flags = choices_.yes();
      return id;
    }
    case 3: {
      static constexpr const char* numbers[] = {"0", "1", "2.50", ".5", "1e3", "007"};
      return tree_.add_text(Form::number, {}, choices_.one_of(numbers));
    }
    case 4: {
      static constexpr const char* odd[] = {"\"", "\\", "\n\t", "\\d", "} else "};
      return tree_.add_text(Form::string, {}, choices_.yes() ? choices_.one_of(odd) : grow_text(choices_));
    }
    default:
      return tree_.add_text(Form::at_literal, {}, choices_.yes() ? grow_date(choices_) : grow_days(choices_));
    }
  }

  std::vector<NodeId> several(std::size_t count, int depth) {
    std::vector<NodeId> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(grow(depth - 1));
    return all;
  }

  NodeId context(int depth) {
    const std::size_t count = choices_.below(4), first = choices_.below(2);
    const std::vector<NodeId> values = several(count, depth);
    return tree_.add_keyed(Form::context, {}, values,
                           std::vector<std::string>(keys + first, keys + first + count));
  }

  NodeId range(int depth, std::uint8_t flags) {
    const NodeId id = tree_.add(Form::range, {}, several(2, depth));
    tree_.nodes[id].flags = flags;
    return id;
  }

  NodeId one_sided(int depth) {
    static constexpr Operation all[] = {Operation::less,    Operation::less_equal,
                                        Operation::greater, Operation::greater_equal,
                                        Operation::equal,   Operation::not_equal};
    const NodeId id = tree_.add(Form::unary_range, {}, several(1, depth));
    tree_.nodes[id].operation = choices_.one_of(all);
    return id;
  }

  NodeId function(int depth) {
    Signature signature;
    for (std::size_t i = choices_.below(3); i > 0; --i)
      signature.parameters.push_back({locals[i], choices_.yes() ? type() : Type()});
    return tree_.add_function({}, signature, grow(depth - 1), false);
  }

  Type type() {
    static constexpr Type::Form simple[] = {Type::Form::number, Type::Form::string, Type::Form::days_duration,
                                            Type::Form::date_time};
    const Type plain = Type::simple(choices_.one_of(simple));
    return choices_.yes() ? types_.list_of(plain) : plain;
  }

  NodeId iteration(int depth) {
    static constexpr Form forms[] = {Form::loop, Form::some, Form::every};
    const std::size_t count = 1 + choices_.below(2);
    std::vector<NodeId> children;
    for (std::size_t i = 0; i < count; ++i)
      children.push_back(choices_.below(3) == 0 ? range(depth, 4 | 3) : grow(depth - 1));
    children.push_back(grow(depth - 1));
    return tree_.add_keyed(choices_.one_of(forms), {}, children,
                           std::vector<std::string>(locals, locals + count));
  }

  NodeId call(int depth) {
    std::vector<NodeId> children{choices_.yes() ? grow(depth - 1) : tree_.add_text(Form::name, {}, "f")};
    const std::size_t count = choices_.below(3);
    for (std::size_t i = 0; i < count; ++i) children.push_back(grow(depth - 1));
    if (count == 0 || choices_.yes()) return tree_.add(Form::call, {}, children);
    return tree_.add_keyed(Form::call_named, {}, children, std::vector<std::string>(locals, locals + count));
  }

  NodeId in(int depth) {
    std::vector<NodeId> children{grow(depth - 1)};
    for (std::size_t i = 1 + choices_.below(2); i > 0; --i)
      children.push_back(choices_.yes() ? one_sided(depth) : grow(depth - 1));
    return tree_.add(Form::in, {}, children);
  }

  NodeId operation(int depth) {
    static constexpr Form forms[] = {Form::add,        Form::subtract, Form::multiply,    Form::divide,
                                     Form::power,      Form::equal,    Form::not_equal,   Form::less,
                                     Form::less_equal, Form::greater,  Form::conjunction, Form::disjunction,
                                     Form::negate,     Form::between};
    const Form form = choices_.one_of(forms);
    return tree_.add(form, {}, several(form == Form::negate ? 1 : form == Form::between ? 3 : 2, depth));
  }

  Tree& tree_;
  Types& types_;
  Choices& choices_;
};

} // namespace

NodeId grow_tree(Tree& tree, Types& types, Choices& choices, int depth) {
  return Grower(tree, types, choices).grow(depth);
}

NodeId grow_tests(Tree& tree, Types& types, Choices& choices) {
  return Grower(tree, types, choices).tests();
}

} // namespace stackbook::feel
