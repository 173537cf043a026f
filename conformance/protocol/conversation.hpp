#pragma once
// What is known of a driver from the bytes that it sent: replies, who entered which call, its logs,
// and why it was lost. No input or output happens here; any thread may call.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/driver_process.hpp"
#include "protocol/frame.hpp"
#include "protocol/value.hpp"

namespace sockspec::protocol {

class conversation {
 public:
  /// A new request's id. `calls`: of how many calls the driver may say that it entered them.
  std::int64_t open_request(int calls);
  /// From now on the driver may say that it could not read what it was sent.
  void expect_complaints();

  /// Takes what the driver wrote. False if it broke the protocol: it is lost, and nothing more is
  /// taken.
  bool receive(std::string_view bytes);
  void receive_error_output(std::string_view bytes);
  /// The first reason stays.
  void lose(loss why);
  /// The process is gone; `why` counts unless it was lost before.
  void end(loss why);

  answer wait(std::int64_t id, budget patience);
  bool wait_entered(std::int64_t id, int call, budget patience);
  std::optional<value> wait_complaint(budget patience);
  bool wait_end(budget patience);

  bool has_ended() const;
  std::optional<loss> lost() const;
  std::string error_output_tail() const;
  std::vector<std::string> take_log();

 private:
  struct request {
    int calls = 0;
    std::set<int> entered;
    bool replied = false;
    bool taken = false;
    frame reply;
    std::int64_t arrival = 0;
  };

  template <class Condition>
  bool wait_until(std::unique_lock<std::mutex>& lock, budget patience, Condition condition);
  void take(frame_reader::item& item);
  void take_reply(frame& reply);
  void take_entered(const value& message);
  void take_complaint(const value& message);
  void forget_oldest();

  mutable std::mutex guard_;
  std::condition_variable changed_;
  frame_reader reader_;
  std::int64_t next_id_ = 1;
  std::int64_t arrivals_ = 0;
  std::map<std::int64_t, request> requests_;
  bool complaints_expected_ = false;
  std::deque<value> complaints_;
  std::deque<std::string> log_;
  std::string error_output_;
  std::optional<loss> lost_;
  bool ended_ = false;
};

}  // namespace sockspec::protocol
