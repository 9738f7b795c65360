// How the store fails. The text names the statement; the kind decides what a caller may do.
#pragma once

#include <stdexcept>
#include <string>

namespace headframe::store {

enum class Failure {
  busy,        // somebody else holds the database; try again
  constraint,  // the row contradicts the tables: the caller's data or a defect
  no_space,    // the disk is full; what was committed before is safe
  io,          // the disk failed
  corrupt,     // the file is not a sound database
  schema,      // the database is newer than this program, or a migration is out of order
  misuse,      // a defect in the caller: wrong SQL, wrong column
};

class Error : public std::runtime_error {
 public:
  Error(Failure failure, const std::string& message)
      : std::runtime_error(message), failure(failure) {}
  Failure failure;
};

}  // namespace headframe::store
