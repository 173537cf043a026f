#include "benchmarks/questions/contender_answers.hpp"

#include <utility>

namespace sockspec::benchmarks {

namespace {

/// Of the contenders that have the ability for this family: what `made_with` makes of the factory.
template <typename Factory, typename MadeWith>
std::vector<answer> answers(Factory (*contender::*ability)(family), family over,
                            const MadeWith& made_with) {
  std::vector<answer> all;
  for (const contender* who : contenders()) {
    const Factory factory = factory_of(who->*ability, over);
    if (factory != nullptr) all.push_back({who->name, made_with(factory)});
  }
  return all;
}

}  // namespace

std::vector<answer> stream_answers(family over, stream_operation operation) {
  return stream_answers(over, operation, operation);
}

std::vector<answer> stream_answers(family over, stream_operation one_thread,
                                   stream_operation two_threads) {
  return answers(&contender::streams, over, [=](auto factory) {
    return [=](const transfer& what) {
      connection made = connect_pair(over);
      const bool room = one_thread == two_threads || holds(made, what.data.size());
      return factory({room ? one_thread : two_threads, std::move(made), what});
    };
  });
}

std::vector<answer> datagram_answers(family over) {
  return answers(&contender::datagrams, over, [over](auto factory) {
    return [=](const transfer& what) { return factory({bind_pair(over), what}); };
  });
}

std::vector<answer> connected_datagram_answers(family over) {
  return answers(&contender::connected_datagrams, over, [over](auto factory) {
    return [=](const transfer& what) { return factory({connect_pair(over), what}); };
  });
}

std::vector<answer> connecting_answers(family over) {
  return answers(&contender::connecting, over, [over](auto factory) {
    return [=](const transfer&) { return factory({listen_at(over)}); };
  });
}

}  // namespace sockspec::benchmarks
