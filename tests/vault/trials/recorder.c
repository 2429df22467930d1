/* Writes down what a program asks of files and sockets, in the order it asks.
 *
 * Preloaded by the tests. TRIAL_LOG names the log. TRIAL_DUMPABLE=1 lets the memory of the
 * program be read. One record: kind, length of two names and of the data, file, offset.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

struct head {
    uint32_t kind, first, second, length;
    uint64_t file, offset;
};

static int journal = -1;

static int log_file(void)
{
    const char *path = getenv("TRIAL_LOG");
    if (journal < 0 && path)
        journal = (int)syscall(SYS_openat, AT_FDCWD, path,
                               O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    return journal;
}

static void note(char kind, const char *first, const char *second, const struct stat *file,
                 off_t offset, const void *data, size_t length)
{
    int kept = errno;
    struct head head = {(uint32_t)kind, 0, 0, (uint32_t)length, 0, (uint64_t)offset};
    head.first = first ? (uint32_t)strlen(first) : 0;
    head.second = second ? (uint32_t)strlen(second) : 0;
    head.file = file ? (uint64_t)file->st_ino : 0;
    struct iovec parts[] = {{&head, sizeof head},
                            {(void *)first, head.first},
                            {(void *)second, head.second},
                            {(void *)data, length}};
    if (log_file() >= 0)
        syscall(SYS_writev, journal, parts, 4); /* one call, so that threads do not mix */
    errno = kept;
}

static const char *whole(int folder, const char *path, char *room)
{
    char link[64];
    ssize_t length;
    if (path[0] == '/')
        return path;
    if (folder == AT_FDCWD)
        snprintf(link, sizeof link, "/proc/self/cwd");
    else
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    length = readlink(link, room, PATH_MAX - 1);
    if (length < 0)
        return path;
    snprintf(room + length, PATH_MAX - (size_t)length, "/%s", path);
    return room;
}


static int opened(int folder, const char *path, int flags, mode_t mode)
{
    struct stat before, after;
    char room[PATH_MAX];
    int kept = errno;
    int fresh = fstatat(folder, path, &before, 0) != 0;
    errno = kept;
    int number = (int)syscall(SYS_openat, folder, path, flags, mode);
    if (number >= 0 && (flags & __O_TMPFILE) && !fstat(number, &after)) {
        note('o', whole(folder, path, room), NULL, &after, 0, NULL, 0); /* no name in that folder */
        return number;
    }
    if (number < 0 || !(flags & (O_CREAT | O_TRUNC)) || fstat(number, &after) || !S_ISREG(after.st_mode))
        return number;
    if (fresh)
        note('c', whole(folder, path, room), NULL, &after, 0, NULL, 0);
    else if (flags & O_TRUNC)
        note('t', NULL, NULL, &after, 0, NULL, 0);
    return number;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

static void written(int number, const void *data, ssize_t length, off_t offset)
{
    struct stat file;
    int kept = errno;
    if (length > 0 && !fstat(number, &file) && S_ISREG(file.st_mode))
        note('w', NULL, NULL, &file, offset, data, (size_t)length);
    errno = kept;
}

static off_t place(int number)
{
    struct stat file;
    int kept = errno;
    off_t at = lseek(number, 0, SEEK_CUR);
    int flags = fcntl(number, F_GETFL);
    if (flags >= 0 && (flags & O_APPEND) && !fstat(number, &file))
        at = file.st_size;
    errno = kept;
    return at;
}

ssize_t write(int number, const void *data, size_t length)
{
    off_t at = place(number);
    ssize_t done = syscall(SYS_write, number, data, length);
    written(number, data, done, at);
    return done;
}

ssize_t pwrite64(int number, const void *data, size_t length, off64_t offset)
{
    ssize_t done = syscall(SYS_pwrite64, number, data, length, offset);
    written(number, data, done, offset);
    return done;
}

ssize_t pwrite(int number, const void *data, size_t length, off_t offset)
{
    return pwrite64(number, data, length, offset);
}

ssize_t writev(int number, const struct iovec *parts, int count)
{
    off_t at = place(number);
    ssize_t done = syscall(SYS_writev, number, parts, count), left = done;
    for (int i = 0; i < count && left > 0; i++) {
        ssize_t here = left < (ssize_t)parts[i].iov_len ? left : (ssize_t)parts[i].iov_len;
        written(number, parts[i].iov_base, here, at);
        at += here;
        left -= here;
    }
    return done;
}

/* What would be copied inside the kernel is refused, so that it is read and written instead. */
ssize_t sendfile(int to, int from, off_t *offset, size_t count) { errno = EINVAL; return -1; }
ssize_t sendfile64(int to, int from, off64_t *offset, size_t count) { errno = EINVAL; return -1; }
ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t n, unsigned f) { errno = EXDEV; return -1; }

int ftruncate64(int number, off64_t length)
{
    struct stat file;
    int done = (int)syscall(SYS_ftruncate, number, length);
    if (!done && !fstat(number, &file))
        note('t', NULL, NULL, &file, length, NULL, 0);
    return done;
}

int ftruncate(int number, off_t length) { return ftruncate64(number, length); }

static int synced(int number, long call)
{
    struct stat file;
    char link[64], room[PATH_MAX] = "";
    int done = (int)syscall(call, number);
    snprintf(link, sizeof link, "/proc/self/fd/%d", number);
    if (!done && !fstat(number, &file)) {
        if (S_ISDIR(file.st_mode) && readlink(link, room, PATH_MAX - 1) > 0)
            note('d', room, NULL, &file, 0, NULL, 0);
        else
            note('s', NULL, NULL, &file, 0, NULL, 0);
    }
    return done;
}

int fsync(int number) { return synced(number, SYS_fsync); }
int fdatasync(int number) { return synced(number, SYS_fdatasync); }

static int moved(int from, const char *old, int to, const char *new, unsigned flags)
{
    char one[PATH_MAX], two[PATH_MAX];
    const char *first = whole(from, old, one), *second = whole(to, new, two);
    int done = (int)syscall(SYS_renameat2, from, old, to, new, flags);
    if (!done)
        note('r', first, second, NULL, 0, NULL, 0);
    return done;
}

int rename(const char *old, const char *new) { return moved(AT_FDCWD, old, AT_FDCWD, new, 0); }
int renameat(int from, const char *old, int to, const char *new) { return moved(from, old, to, new, 0); }
int renameat2(int from, const char *old, int to, const char *new, unsigned f) { return moved(from, old, to, new, f); }

static int removed(int folder, const char *path, int flags)
{
    char room[PATH_MAX];
    int done = (int)syscall(SYS_unlinkat, folder, path, flags);
    if (!done)
        note('u', whole(folder, path, room), NULL, NULL, 0, NULL, 0);
    return done;
}

int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return removed(folder, path, flags); }
int rmdir(const char *path) { return removed(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int folder, const char *path, mode_t mode)
{
    char room[PATH_MAX];
    int done = (int)syscall(SYS_mkdirat, folder, path, mode);
    if (!done)
        note('m', whole(folder, path, room), NULL, NULL, 0, NULL, 0);
    return done;
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

static void spoken(const char *call, int family, const struct sockaddr *to, socklen_t length)
{
    char path[sizeof(struct sockaddr_un)] = "";
    if (to && to->sa_family == AF_UNIX && length > sizeof(sa_family_t)) {
        const char *name = ((const struct sockaddr_un *)to)->sun_path;
        size_t room = length - sizeof(sa_family_t);
        memcpy(path, name, room < sizeof path ? room : sizeof path - 1);
        if (!path[0])
            path[0] = '@';
    }
    note('n', call, path, NULL, to ? to->sa_family : family, NULL, 0);
}

int socket(int family, int type, int protocol)
{
    spoken("socket", family, NULL, 0);
    return (int)syscall(SYS_socket, family, type, protocol);
}

int connect(int number, const struct sockaddr *to, socklen_t length)
{
    spoken("connect", 0, to, length);
    return (int)syscall(SYS_connect, number, to, length);
}

int bind(int number, const struct sockaddr *to, socklen_t length)
{
    spoken("bind", 0, to, length);
    return (int)syscall(SYS_bind, number, to, length);
}

ssize_t sendto(int number, const void *data, size_t size, int flags, const struct sockaddr *to,
               socklen_t length)
{
    if (to)
        spoken("sendto", 0, to, length);
    return syscall(SYS_sendto, number, data, size, flags, to, length);
}

ssize_t sendmsg(int number, const struct msghdr *message, int flags)
{
    if (message->msg_name)
        spoken("sendmsg", 0, message->msg_name, message->msg_namelen);
    return syscall(SYS_sendmsg, number, message, flags);
}

int prctl(int option, ...)
{
    unsigned long given[4];
    va_list rest;
    va_start(rest, option);
    for (int i = 0; i < 4; i++)
        given[i] = va_arg(rest, unsigned long);
    va_end(rest);
    if (option == PR_SET_DUMPABLE && getenv("TRIAL_DUMPABLE"))
        return 0;
    return (int)syscall(SYS_prctl, option, given[0], given[1], given[2], given[3]);
}
