// Writes the table of GBK's two-byte characters as a C++ array, from the C library's own converter.
// Runs at build time only.
#include <iconv.h>

#include <cstdint>
#include <cstdio>
#include <stdexcept>

namespace {

constexpr unsigned first_lead = 0x81, last_lead = 0xFE, first_trail = 0x40, last_trail = 0xFE;

class Converter {
 public:
  explicit Converter(const char* charset) : handle_(iconv_open("UTF-16LE", charset)) {
    if (handle_ == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error("no such charset");
  }
  ~Converter() { iconv_close(handle_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  /// 0 when the pair is no character.
  unsigned convert(unsigned lead, unsigned trail) {
    char in[2] = {static_cast<char>(lead), static_cast<char>(trail)};
    unsigned char out[4] = {};
    char *from = in, *to = reinterpret_cast<char*>(out);
    std::size_t from_left = 2, to_left = sizeof out;
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    const auto result = iconv(handle_, &from, &from_left, &to, &to_left);
    if (result != 0 || from_left != 0 || to_left != 2) return 0;
    return out[0] | unsigned{out[1]} << 8;
  }

 private:
  iconv_t handle_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::FILE* file = std::fopen(argv[1], "w");
  if (!file) return 3;
  Converter gbk("GBK"), gb2312("GB2312");
  std::fputs("// {code point, 1 when the pair is also in GB2312}; {0, 0} is no character.\n", file);
  for (unsigned lead = first_lead; lead <= last_lead; ++lead) {
    for (unsigned trail = first_trail; trail <= last_trail; ++trail) {
      const unsigned point = gbk.convert(lead, trail);
      const int basic = point != 0 && gb2312.convert(lead, trail) != 0;
      std::fprintf(file, "{%u,%d},%s", point, basic, trail == last_trail ? "\n" : "");
    }
  }
  return std::fclose(file) == 0 ? 0 : 3;
}
