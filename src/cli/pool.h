// Work on many items at once, results in the order of the items.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

namespace waqai::cli {

/// Calls `work(item)` for each item that `next()` gives and `emit(result)` for each result, in
/// order. `next` and `emit` run in the calling thread, `work` in `threads` others (in the calling
/// thread if 1), and must not throw. At most a few items for each thread are held at a time. Stops
/// early, leaving items untaken, when `emit` gives false.
template <class Item, class Outcome, class Next, class Work, class Emit>
void in_order(unsigned threads, Next next, Work work, Emit emit) {
  if (threads <= 1) {
    while (std::optional<Item> item = next()) {
      if (!emit(work(*item))) return;
    }
    return;
  }
  struct Slot {
    Item item;
    std::optional<Outcome> outcome;
  };
  std::mutex mutex;
  std::condition_variable waiting, finished;
  std::deque<Slot> slots;   // oldest first; addresses are stable in a deque used at both ends
  std::deque<Slot*> queue;  // not yet taken
  bool closed = false;
  const auto worker = [&] {
    for (;;) {
      Slot* slot = nullptr;
      {
        std::unique_lock lock(mutex);
        waiting.wait(lock, [&] { return closed || !queue.empty(); });
        if (queue.empty()) return;
        slot = queue.front();
        queue.pop_front();
      }
      Outcome outcome = work(slot->item);
      {
        const std::lock_guard lock(mutex);
        slot->outcome.emplace(std::move(outcome));
      }
      finished.notify_one();
    }
  };
  std::vector<std::thread> pool;
  pool.reserve(threads);
  try {
    for (unsigned i = 0; i < threads; ++i) pool.emplace_back(worker);
  } catch (const std::system_error&) {
    // The system gives no more threads; those that run do the work.
    if (pool.empty()) throw;
  }
  const std::size_t window = std::size_t{threads} * 4;
  bool more = true;
  bool wanted = true;
  while (wanted) {
    while (more && slots.size() < window) {
      std::optional<Item> item = next();
      if (!item) {
        more = false;
        break;
      }
      {
        const std::lock_guard lock(mutex);
        slots.push_back(Slot{std::move(*item), std::nullopt});
        queue.push_back(&slots.back());
      }
      waiting.notify_one();
    }
    if (slots.empty()) break;
    std::optional<Outcome> outcome;
    {
      std::unique_lock lock(mutex);
      finished.wait(lock, [&] { return slots.front().outcome.has_value(); });
      outcome = std::move(slots.front().outcome);
      slots.pop_front();
    }
    wanted = emit(std::move(*outcome));
  }
  {
    const std::lock_guard lock(mutex);
    closed = true;
    queue.clear();
  }
  waiting.notify_all();
  for (std::thread& thread : pool) thread.join();
}

}  // namespace waqai::cli
