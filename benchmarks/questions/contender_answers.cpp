#include "benchmarks/questions/contender_answers.hpp"

#include <utility>

namespace sockspec::benchmarks {

std::vector<answer> stream_answers(family over, stream_operation operation) {
  return stream_answers(over, operation, operation);
}

std::vector<answer> stream_answers(family over, stream_operation one_thread,
                                   stream_operation two_threads) {
  std::vector<answer> all;
  for (const contender* who : contenders()) {
    const stream_factory factory = factory_of(who->streams, over);
    if (factory == nullptr) continue;
    all.push_back({who->name, [=](const transfer& what) {
                     connection made = connect_pair(over);
                     const bool room = one_thread == two_threads || holds(made, what.data.size());
                     return factory({room ? one_thread : two_threads, std::move(made), what});
                   }});
  }
  return all;
}

}  // namespace sockspec::benchmarks
