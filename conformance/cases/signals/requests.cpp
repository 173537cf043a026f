#include "cases/signals/requests.hpp"

#include "cases/siblings/requests.hpp"

namespace sockspec::conformance {
namespace {

request waiting_for_data(context& c, op what, const handle& mine) {
  switch (what) {
    case op::recv:
      return recv(mine, 16);
    case op::poll:
      return poll({{mine, {"POLLIN"}}}, c.patience());
    case op::select:
      return select({mine}, {}, {}, c.patience());
    default:
      return receiving(what, mine, 16);
  }
}

waiting_call without_data(context& c, op what) {
  const auto [mine, theirs] = c.connected();
  return {waiting_for_data(c, what, mine), end_of_wait::data, theirs};
}

waiting_call without_room(context& c, op what) {
  const auto [mine, theirs] = c.connected();
  c.fill(mine);
  const auto asked = what == op::send ? send(mine, "hello") : sending(what, mine, "hello");
  return {asked, end_of_wait::room, theirs};
}

waiting_call without_client(context& c) {
  const auto listener = c.listening();
  c.set_mode(listener);
  return {accept(listener), end_of_wait::client, listener};
}

waiting_call without_queue(context& c) {
  const auto listener = c.full_listener();
  return {connect(c.socket(), c.local(listener)), end_of_wait::queue, listener};
}

}  // namespace

waiting_call without_what_it_needs(context& c, op what) {
  switch (what) {
    case op::accept:
      return without_client(c);
    case op::connect:
      return without_queue(c);
    case op::send:
    case op::sendto:
    case op::sendmsg:
    case op::write:
    case op::writev:
      return without_room(c, what);
    default:
      return without_data(c, what);
  }
}

void bring(context& c, const waiting_call& waiting) {
  const repetition all{repetition::condition::ok, 100000, c.patience()};
  switch (waiting.by) {
    case end_of_wait::data:
      c.given(send(waiting.at, "hello"));
      return;
    case end_of_wait::room:
      c.call(recv(waiting.at, 65536, {"MSG_DONTWAIT"}).repeated(all));
      return;
    case end_of_wait::client:
      c.given(connect(c.peer_socket(), c.local(waiting.at)));
      return;
    case end_of_wait::queue:
      c.given(listen(waiting.at, 16));
      return;
  }
}

}  // namespace sockspec::conformance
