/* What the driver needs of its process: process_posix.c, process_windows.c. */
#ifndef SOCKSPEC_NATIVE_PROCESS_H
#define SOCKSPEC_NATIVE_PROCESS_H

#include "json.h"

/* First of all in main. Returns whether the process is to serve a runner; otherwise `status` is
   what it ends with. */
bool process_begin(int count, char** arguments, int* status);
/* After the lanes were made, before any cell: what operations need of the driver's own. */
void process_prepare(void);
void process_end(void);

/* Before the lanes are told to forget, and after it: undoes what operations changed. */
void process_calm(void);
void process_restore(void);
/* Undoes what they changed in the calling thread. */
void process_restore_thread(void);

/* Remembers the path that an address names, and removes what was made in the scratch folder. */
void process_note_address(const struct sockaddr* address, socklen_t length);
void process_remove_files(void);

/* What hello tells. */
struct system_description {
  const char* system; /* "linux" */
  char name[256];     /* "Linux" */
  char version[256];
  char machine[256];
};
void describe_system(struct system_description* to);
/* Elements of the array of capabilities. */
void write_process_capabilities(struct json_writer* out);

#endif
