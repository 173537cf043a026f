#include "made_paths.h"

#include "lanes.h"

struct made_path {
  struct made_path* next;
  char text[1]; /* as long as it is */
};

static struct made_path* made_paths; /* the latest first */

void remember_path(const char* path, size_t length) {
  struct made_path* const made = malloc(sizeof *made + length);
  if (made == NULL) return; /* one file more in a folder that the runner removes at the end */
  memcpy(made->text, path, length);
  made->text[length] = '\0';
  lock_state();
  made->next = made_paths;
  made_paths = made;
  unlock_state();
}

void remember_address(const struct sockaddr* address, socklen_t length) {
  const size_t start = offsetof(struct sockaddr_un, sun_path);
  const char* const path = (const char*)address + start;
  const char* end;
  if (address == NULL || length <= start || length > sizeof(struct sockaddr_un)) return;
  if (address->sa_family != AF_UNIX || path[0] == '\0') return;
  end = memchr(path, 0, length - start);
  remember_path(path, end == NULL ? length - start : (size_t)(end - path));
}

static void remove_path(const char* path) {
  struct stat status;
  if (lstat(path, &status) != 0) return;
  if (S_ISDIR(status.st_mode)) {
    rmdir(path);
  } else {
    unlink(path);
  }
}

/* A folder may have been made unwritable after something was made in it: first all are opened,
   then all removed. */
void remove_made_paths(void) {
  for (struct made_path* made = made_paths; made != NULL; made = made->next) {
    struct stat status;
    if (lstat(made->text, &status) == 0 && S_ISDIR(status.st_mode)) chmod(made->text, 0700);
  }
  while (made_paths != NULL) {
    struct made_path* const made = made_paths;
    made_paths = made->next;
    remove_path(made->text);
    free(made);
  }
}
