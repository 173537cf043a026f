#include "lanes_threads.h"

enum { most_gates = 64, gate_name_size = 64 };

struct gate {
  char name[gate_name_size];
  size_t length;
  bool open;
};

static struct gate gates[most_gates];
static int gate_count;
static bool forgetting;
static condition gates_changed = CONDITION_INITIALIZER;

/* Finds or makes the gate; null if the name is too long or there are too many. */
static struct gate* gate_named(const char* name, size_t length) {
  if (length > gate_name_size) return NULL;
  for (int i = 0; i < gate_count; ++i) {
    if (gates[i].length == length && memcmp(gates[i].name, name, length) == 0) return &gates[i];
  }
  if (gate_count == most_gates) return NULL;
  memset(&gates[gate_count], 0, sizeof *gates);
  memcpy(gates[gate_count].name, name, length);
  gates[gate_count].length = length;
  return &gates[gate_count++];
}

/* Lets go of what is parked there; returns how many. From here on those lanes count as busy. */
static int release(const struct gate* gate) {
  int released = 0;
  for (int i = 0; i < lane_count; ++i) {
    struct lane* const lane = lane_at(i);
    if (lane->gate != gate) continue;
    lane->gate = NULL;
    ++released;
  }
  condition_wake_all(&gates_changed);
  return released;
}

int lanes_open_gate(const char* name, size_t length) {
  struct gate* gate;
  int released = -1;
  mutex_lock(&lanes_mutex);
  gate = gate_named(name, length);
  if (gate != NULL) {
    gate->open = true;
    released = release(gate);
  }
  mutex_unlock(&lanes_mutex);
  return released;
}

bool lane_pass_gate(struct lane* lane, const char* name, size_t length) {
  struct gate* gate;
  bool passed = false;
  mutex_lock(&lanes_mutex);
  gate = gate_named(name, length);
  if (gate != NULL && !gate->open) {
    lane->gate = gate;
    while (lane->gate != NULL && !forgetting) condition_wait(&gates_changed, &lanes_mutex);
    lane->gate = NULL;
  }
  passed = gate != NULL && gate->open;
  if (!passed) store(&lane->cancelled, 1); /* a script ends here, too */
  mutex_unlock(&lanes_mutex);
  return passed;
}

bool lanes_parked(int lane) {
  bool parked;
  mutex_lock(&lanes_mutex);
  parked = lane_at(lane)->gate != NULL;
  mutex_unlock(&lanes_mutex);
  return parked;
}

void gates_forget(void) {
  forgetting = true;
  condition_wake_all(&gates_changed);
}

void gates_clear(void) {
  forgetting = false;
  gate_count = 0;
}
