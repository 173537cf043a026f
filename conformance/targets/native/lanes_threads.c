#include "lanes_threads.h"

#include "calls.h"
#include "process.h"

static struct lane lanes[lane_count];
static int forgotten; /* how often lanes_forget ran: after each, lanes get their signal mask back */
static mutex output_mutex = MUTEX_INITIALIZER;
static mutex state_mutex = MUTEX_INITIALIZER;
/* Guards the queues and what lanes tell of their requests. */
mutex lanes_mutex = MUTEX_INITIALIZER;

struct lane* lane_at(int index) {
  return &lanes[index];
}

/* The next request of the lane's queue; null if the lane is to end. */
static struct frame* take_request(struct lane* lane) {
  struct queued* queued;
  struct frame* frame;
  while (lane->first == NULL) {
    if (lane->leaves) return NULL;
    condition_wait(&lane->arrived, &lanes_mutex);
  }
  queued = lane->first;
  lane->first = queued->next;
  if (lane->first == NULL) lane->last = NULL;
  frame = queued->frame;
  free(queued);
  lane->request = frame->id;
  store(&lane->cancelled, 0);
  if (lane->masked_at != forgotten) process_restore_thread();
  lane->masked_at = forgotten;
  return frame;
}

/* A thread's first allocation makes its arena: not during a cell. */
static void prepare_memory(void) {
  void* volatile first = malloc(1);
  free(first);
}

static void run_lane(void* argument) {
  struct lane* const lane = argument;
  struct frame* frame;
  thread_state_open(&lane->state);
  prepare_memory();
  mutex_lock(&lanes_mutex);
  lane->ready = true;
  condition_wake_all(&lane->changed);
  while ((frame = take_request(lane)) != NULL) {
    mutex_unlock(&lanes_mutex);
    run_request(lane, frame);
    frame_free(frame);
    mutex_lock(&lanes_mutex);
    lane->answering = false;
    condition_wake_all(&lane->changed);
  }
  mutex_unlock(&lanes_mutex);
}

/* Waits until the thread has opened what it needs, so that descriptors of its own are all there
   when hello is answered. */
static bool start_lane(struct lane* lane) {
  thread_id thread;
  condition_begin(&lane->arrived);
  condition_begin(&lane->changed);
  if (!thread_create(&thread, run_lane, lane)) return false;
  mutex_lock(&lanes_mutex);
  lane->thread = thread;
  while (!lane->ready) condition_wait(&lane->changed, &lanes_mutex);
  mutex_unlock(&lanes_mutex);
  return true;
}

int lanes_start(void) {
  int started = 0;
  lanes_prepare_interrupt();
  while (started < lane_count && start_lane(&lanes[started])) ++started;
  return started;
}

/* Tells all lanes to end, unless one cannot. */
static bool tell_lanes_to_leave(void) {
  bool idle = true;
  mutex_lock(&lanes_mutex);
  for (int i = 0; i < lane_count; ++i) {
    idle = idle && lanes[i].request == 0 && lanes[i].first == NULL;
  }
  for (int i = 0; i < lane_count && idle; ++i) {
    lanes[i].leaves = true;
    if (lanes[i].ready) condition_wake_one(&lanes[i].arrived);
  }
  mutex_unlock(&lanes_mutex);
  return idle;
}

bool lanes_stop(void) {
  if (!tell_lanes_to_leave()) return false;
  for (int i = 0; i < lane_count; ++i) {
    if (lanes[i].ready) thread_join(lanes[i].thread);
  }
  return true;
}

bool lanes_can_wait(void) {
  return true;
}

int lanes_count(void) {
  return lane_count;
}

struct lane* lane_of_child(void) {
  return &lanes[0];
}

bool lanes_can_tell_blocked(void) {
  return thread_state_known(&lanes[0].state);
}

void lanes_submit(int lane, struct frame* frame) {
  struct queued* const queued = malloc(sizeof *queued);
  if (queued == NULL) abort(); /* the request could not be answered either */
  queued->frame = frame;
  queued->next = NULL;
  mutex_lock(&lanes_mutex);
  if (lanes[lane].last == NULL) {
    lanes[lane].first = queued;
  } else {
    lanes[lane].last->next = queued;
  }
  lanes[lane].last = queued;
  condition_wake_one(&lanes[lane].arrived);
  mutex_unlock(&lanes_mutex);
}

/* A parked lane waits for a gate: nothing of it is in a call, and its queue does not move. */
static bool is_busy(const struct lane* lane) {
  return lane->gate == NULL && (lane->request != 0 || lane->first != NULL);
}

bool lanes_busy(void) {
  bool busy = false;
  mutex_lock(&lanes_mutex);
  for (int i = 0; i < lane_count; ++i) busy = busy || is_busy(&lanes[i]);
  mutex_unlock(&lanes_mutex);
  return busy;
}

/* Takes the queue away from a lane and returns its first. */
static struct queued* take_queue(struct lane* lane) {
  struct queued* const first = lane->first;
  lane->first = NULL;
  lane->last = NULL;
  return first;
}

static void answer_dropped(struct queued* queued) {
  while (queued != NULL) {
    struct queued* const next = queued->next;
    answer_forgotten(queued->frame);
    frame_free(queued->frame);
    free(queued);
    queued = next;
  }
}

static void wait_until_idle(struct lane* lane) {
  while (lane->request != 0 || lane->answering) condition_wait(&lane->changed, &lanes_mutex);
}

/* What is parked is answered by its lane, and after it, in their order, what waited behind. */
void lanes_forget(void) {
  struct queued* dropped[lane_count];
  mutex_lock(&lanes_mutex);
  for (int i = 0; i < lane_count; ++i) dropped[i] = take_queue(&lanes[i]);
  gates_forget();
  for (int i = 0; i < lane_count; ++i) wait_until_idle(&lanes[i]);
  gates_clear();
  ++forgotten;
  mutex_unlock(&lanes_mutex);
  for (int i = 0; i < lane_count; ++i) answer_dropped(dropped[i]);
}

void lane_enter(struct lane* lane, socket_number descriptor) {
  store(&lane->descriptor, (int)descriptor);
  store(&lane->sequence, load(&lane->sequence) + 1);
  store(&lane->in_call, 1);
}

void lane_leave(struct lane* lane) {
  store(&lane->in_call, 0);
}

void lane_finish(struct lane* lane) {
  mutex_lock(&lanes_mutex);
  lane->request = 0;
  lane->answering = true;
  mutex_unlock(&lanes_mutex);
}

bool lane_cancelled(const struct lane* lane) {
  return load(&lane->cancelled) != 0;
}

void lock_output(void) {
  mutex_lock(&output_mutex);
}

void unlock_output(void) {
  mutex_unlock(&output_mutex);
}

void lock_state(void) {
  mutex_lock(&state_mutex);
}

void unlock_state(void) {
  mutex_unlock(&state_mutex);
}
