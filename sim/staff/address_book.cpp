#include "sim/staff/address_book.hpp"

#include <stdexcept>

namespace headframe::sim::staff {

void check(const AddressBook& book) {
  const auto expect = [&book](const std::string& thing) {
    if (!book.things.contains(thing))
      throw std::invalid_argument("the address book has no entry for '" + thing + "'");
  };
  expect(book.platform);
  for (const auto* table : {&book.line_of_county, &book.adapter_of_mine, &book.access_of_mine})
    for (const auto& [whose, thing] : *table) expect(thing);
}

}  // namespace headframe::sim::staff
