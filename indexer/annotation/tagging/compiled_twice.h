// Marks of functions that are compiled for AVX2 and plainly, the processor choosing at run time.
// What they call must be always inlined and pass vectors by reference: the calling conventions
// of the two differ. Sanitizers come too late for such a choice, and get the plain one.
#pragma once

#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#if defined(__has_feature)
#if !__has_feature(address_sanitizer) && !__has_feature(memory_sanitizer) && \
    !__has_feature(thread_sanitizer)
#define DATELINE_COMPILED_TWICE [[gnu::target_clones("avx2", "default")]]
#endif
#else
#define DATELINE_COMPILED_TWICE [[gnu::target_clones("avx2", "default")]]
#endif
#endif
#if !defined(DATELINE_COMPILED_TWICE)
#define DATELINE_COMPILED_TWICE
#endif

#define DATELINE_INLINED [[gnu::always_inline]] inline
