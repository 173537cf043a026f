#include "data.h"
#include "handles.h"
#include "made_paths.h"
#include "operations.h"
#include "system.h"

void operation_pipe(struct call* call) {
  int ids[2] = {0, 0};
  int made[2] = {-1, -1};
  int result;
  if (!handles_reserve(call, 2, ids)) return;
  result = begin_call(call) ? pipe(made) : -1;
  if (call->called) end_call(call, result);
  answer_pair(call, ids, made);
}

/* With `content` the file is made with it and opened from its start, to read and write; without,
   what is there is opened to read: a folder, too. */
static void open_path(struct call* call, int id, const char* path, const struct payload* content) {
  const int flags = content == NULL ? O_RDONLY : O_RDWR | O_CREAT | O_TRUNC;
  int made = -1;
  if (begin_call(call)) {
    made = open(path, flags, 0600);
    end_call(call, made);
  }
  if (made >= 0 && content != NULL) {
    remember_path(path, strlen(path));
    if (!system_write_all(made, content->bytes, content->length) || lseek(made, 0, SEEK_SET) != 0) {
      system_close(made);
      handles_release(id);
      broken(call, "the content could not be written");
      return;
    }
  }
  answer_number(call, id, made);
}

void operation_open_file(struct call* call) {
  const struct json* const content = json_member(call->arguments, "content");
  struct payload payload;
  char* path = NULL;
  int id = 0;
  memset(&payload, 0, sizeof payload);
  if (content != NULL && !payload_value(call, "content", content, &payload)) return;
  if (text_argument(call, "path", &path) && handles_reserve(call, 1, &id)) {
    open_path(call, id, path, content == NULL ? NULL : &payload);
  }
  free(path);
  payload_free(&payload);
}

static const char* type_name(mode_t mode) {
  if (S_ISSOCK(mode)) return "socket";
  if (S_ISREG(mode)) return "file";
  if (S_ISDIR(mode)) return "directory";
  if (S_ISLNK(mode)) return "symlink";
  if (S_ISFIFO(mode)) return "pipe";
  return "device";
}

/* Of the path itself, not of what a symlink points to. */
void operation_file_status(struct call* call) {
  struct stat status;
  char* path = NULL;
  int result = -1;
  memset(&status, 0, sizeof status);
  if (!text_argument(call, "path", &path)) return;
  if (begin_call(call)) {
    result = lstat(path, &status);
    end_call(call, result);
    if (call->error == ENOENT) call->failed = false;
    open_outcome(call);
    if (!call->failed) json_write_boolean(call->out, "exists", result == 0);
    if (result == 0) {
      json_write_text(call->out, "type", type_name(status.st_mode));
      json_write_integer(call->out, "mode", status.st_mode & 07777);
      json_write_integer(call->out, "size", (int64_t)status.st_size);
    }
    close_outcome(call);
  }
  free(path);
}

typedef int path_function(const char* path, int mode, const char* target);

static int call_unlink(const char* path, int mode, const char* target) {
  (void)mode;
  (void)target;
  return unlink(path);
}

/* The mode is exact: mkdir alone would take the umask from it. */
static int call_mkdir(const char* path, int mode, const char* target) {
  (void)target;
  return mkdir(path, (mode_t)mode) == 0 ? chmod(path, (mode_t)mode) : -1;
}

static int call_symlink(const char* path, int mode, const char* target) {
  (void)mode;
  return symlink(target, path);
}

static int call_chmod(const char* path, int mode, const char* target) {
  (void)target;
  return chmod(path, (mode_t)mode);
}

enum path_effect { path_changes, path_appears };

/* What the four calls on a path have in common. */
static void change_path(struct call* call, path_function* change, enum path_effect effect,
                        const char* target) {
  char* path = NULL;
  int64_t mode = 0;
  int result = -1;
  if (!integer_argument_or(call, "mode", 0, 07777, 0777, &mode)) return;
  if (!text_argument(call, "path", &path)) return;
  if (begin_call(call)) {
    result = change(path, (int)mode, target);
    end_call(call, result);
    if (result == 0 && effect == path_appears) remember_path(path, strlen(path));
    answer_plainly(call);
  }
  free(path);
}

void operation_unlink(struct call* call) {
  change_path(call, call_unlink, path_changes, NULL);
}

void operation_mkdir(struct call* call) {
  change_path(call, call_mkdir, path_appears, NULL);
}

void operation_chmod(struct call* call) {
  change_path(call, call_chmod, path_changes, NULL);
}

void operation_symlink(struct call* call) {
  char* target = NULL;
  if (!text_argument(call, "target", &target)) return;
  change_path(call, call_symlink, path_appears, target);
  free(target);
}
