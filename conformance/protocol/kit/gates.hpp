#pragma once
// Where calls are parked until they are released together.

#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace sockspec::driver {

class lane;

class gates {
 public:
  /// Parks the lane, whose thread calls, until the gate is open. False if the gates were forgotten
  /// meanwhile.
  bool pass(const std::string& name, lane& passing);
  /// Opens the gate until it is forgotten; returns how many calls were parked there.
  int open(const std::string& name);
  /// Turns away all that are parked and closes every gate that was opened. Returns when nobody is
  /// parked.
  void forget();

 private:
  struct gate {
    bool is_open = false;
    std::vector<lane*> parked;
  };

  static int release(gate& from);

  std::mutex guard_;
  std::condition_variable changed_;
  std::map<std::string, gate> gates_;
  int inside_ = 0;  // threads in pass()
  bool forgetting_ = false;
};

}  // namespace sockspec::driver
