#include "rules/feel/program/compiler.hpp"
#include "rules/feel/program/cursor.hpp"

namespace stackbook::feel {

namespace {

using TypeForm = Type::Form;

} // namespace

Operand Compiler::cursor() {
  const Operand first = temporary();
  for (std::uint32_t more = 1; more < cursor_registers; ++more) temporary();
  return first;
}

Compiler::Result Compiler::conditional(const Node& node) {
  const std::uint32_t top = unit_->top;
  const auto children = tree_.children_of(node);
  const Operand at = temporary();
  const Result condition = compile(children[0]);
  if (condition.type.form() != TypeForm::boolean && condition.type.form() != TypeForm::null &&
      !condition.type.is_any())
    issue(Code::condition_type, tree_.nodes[children[0]].span, to_text(condition.type));
  unit_->top = top + 1;
  const std::uint32_t branch = emit(Opcode::branch, tree_.nodes[children[0]].span, at, condition.at.word);
  unit_->top = top;
  const Result yes = compile(children[1]);
  into(at, yes.at, node.span);
  const std::uint32_t over = emit(Opcode::jump, node.span);
  bind(code()[branch].c);
  unit_->top = top;
  const Result no = compile(children[2]);
  into(at, no.at, node.span);
  bind(code()[over].c);
  bind(code()[branch].d);
  unit_->top = top + 1;
  const Type type = conforms(no.type, yes.type) ? yes.type : conforms(yes.type, no.type) ? no.type : Type();
  return {at, type, shapes_.either(yes.shape, no.shape)};
}

// at := the list so far or the verdict; a cursor for each iterator, nested; the innermost repeats from its
// body's end. What can't be gone over makes the whole null, for the reason that stands in its cursor.
Compiler::Result Compiler::loop(const Node& node) {
  const std::uint32_t top = unit_->top, visible = slots();
  const auto keys = tree_.keys_of(node);
  const auto children = tree_.children_of(node);
  const bool collects = node.form == Form::loop;
  const Operand at = temporary();
  const Value start = collects ? Value::list({}) : Value::boolean(node.form == Form::every);
  emit(Opcode::move, node.span, at, constant(start).word);

  own_.push();
  std::pmr::vector<std::uint32_t> opens(&room_), nexts(&room_), ends(&room_);
  std::pmr::vector<Operand> cursors(&room_);
  Operand variable;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    cursors.push_back(cursor());
    const std::uint32_t inner = unit_->top;
    const Span span = tree_.nodes[children[i]].span;
    const Result domain = compile(children[i]);
    unit_->top = inner;
    opens.push_back(emit(Opcode::open, span, cursors.back(), domain.at.word));
    const bool listed = domain.type.form() == TypeForm::list;
    variable = declare(keys[i], listed ? domain.type.element() : Type(), element_type(domain.shape));
    locals_.back().unit = unit_;
    locals_.back().cursor = cursors.back();
    nexts.push_back(here());
    unit_->barrier = here();
    emit(Opcode::next, span, cursors.back(), variable.word, i > 0 ? nexts[i - 1] : 0);
  }
  std::uint32_t body_start = 0;
  bind(body_start);
  if (collects) {
    const Operand partial = declare("partial", Type::any_list(), Type::any_list());
    emit(Opcode::move, node.span, partial, at.word);
  }
  const std::size_t last = locals_.size() - 1;
  const Result body = compile(children.back());
  if (collects && !locals_[last].read && !unit_->hosted) ++body_start; // nobody asks for the list so far
  if (collects)
    emit(Opcode::append, node.span, at, body.at.word);
  else
    ends.push_back(emit(node.form == Form::some ? Opcode::some : Opcode::every,
                        tree_.nodes[children.back()].span, at, body.at.word));
  pop(visible);
  emit(Opcode::again, node.span, cursors.back(), variable.word, body_start, here() - body_start);
  ends.push_back(emit(Opcode::jump, node.span));
  for (const std::uint32_t next : nexts) code()[next].d = here() - next;
  if (nexts.size() > 1) {
    code()[ends.back()].c = nexts[nexts.size() - 2];
    ends.pop_back();
  }
  for (std::size_t i = 0; i < opens.size(); ++i) {
    bind(code()[opens[i]].c);
    emit(Opcode::move, node.span, at, cursors[i].word);
    ends.push_back(emit(Opcode::jump, node.span));
  }
  for (const std::uint32_t end : ends) bind(code()[end].c);
  bind(code()[nexts[0]].c);
  unit_->top = top + 1;
  const Type type = collects ? shapes_.list(body.type) : Type::simple(TypeForm::boolean);
  return {at, type, collects ? shapes_.list(body.shape) : type};
}

// The predicate stands before the loop that asks it, because only when it is compiled is it known whether it
// looks at the element; if it does not, once is enough and there is no loop.
Compiler::Result Compiler::filter(const Node& node) {
  const std::uint32_t top = unit_->top, visible = slots();
  const auto children = tree_.children_of(node);
  const Operand at = temporary();
  const Result list = compile(children[0]);
  unit_->top = list.at.space() == Space::temporary ? top + 2 : top + 1;
  const Type element = element_type(list.shape);
  const auto members = members_of(element);
  const auto join = joinable(children[1], element);
  Result key;
  std::uint32_t nothing = no_node;
  if (join) {
    nothing = emit(Opcode::nothing_in, node.span, {}, list.at.word);
    key = outside(*join);
  }
  const Operand over = cursor();
  own_.push();
  const std::uint32_t item_slot = slots();
  const Operand item =
      declare_item(list.type.form() == TypeForm::list ? list.type.element() : Type(), element);
  open_.push_back({item_slot, slots(), !element.is_any(), false});

  const std::uint32_t skip = emit(Opcode::jump, node.span);
  std::uint32_t body = 0;
  bind(body);
  if (unit_->hosted)
    for (std::uint32_t m = 0; m < members.size(); ++m)
      emit(Opcode::member, node.span, Operand::in(Space::slot, item.index() + 1 + m), item.word,
           path_site(members[m].name, element));
  const Span where = tree_.nodes[children[1]].span;
  const std::uint32_t before = here();
  const Result predicate = compile(children[1]);
  const bool depends = open_.back().used;
  open_.pop_back();
  pop(visible);
  unit_->top = top + 1;
  if (!depends) {
    if (here() == before) {
      code().resize(skip);
      unit_->out->spans.resize(skip);
    } else {
      code()[skip].c = before;
    }
    emit(Opcode::select, where, at, list.at.word, predicate.at.word);
    return {at, {}, filter_type(list.shape, predicate.shape)};
  }

  const std::uint32_t sift = emit(Opcode::sift, where, at, over.word, predicate.at.word);
  std::uint32_t again = 0;
  bind(again);
  emit(Opcode::again, node.span, over, item.word, body, here() - body);
  const std::uint32_t done = emit(Opcode::jump, node.span);
  bind(code()[skip].c);
  std::uint32_t joined = no_node;
  if (join) {
    joined = join_site(*join);
    bind(code()[nothing].c);
    emit(Opcode::join, where, at, list.at.word, key.at.word, joined);
  }
  const std::uint32_t opened = emit(Opcode::open, node.span, over, join ? at.word : list.at.word);
  code()[opened].flags = 1;
  emit(Opcode::move, node.span, at, constant(Value::list({})).word);
  if (predicate.type.form() != TypeForm::boolean) emit(Opcode::no_turn, node.span, over, item.word, body);
  emit(Opcode::jump, node.span, {}, 0, again);
  bind(code()[opened].c);
  emit(Opcode::move, node.span, at, over.word);
  if (join) unit_->out->joins[joined].answered = here();
  bind(code()[done].c);
  bind(code()[sift].d);
  return {at, {}, filter_type(list.shape, predicate.shape)};
}

} // namespace stackbook::feel
