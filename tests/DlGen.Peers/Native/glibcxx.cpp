// TorchSharp's native library is built against a libstdc++ with GLIBCXX_3.4.32. This is the one new symbol it uses, for
// systems whose libstdc++ is older, such as Debian 12.
#include <iostream>

namespace std
{
    void ios_base_library_init() { static ios_base::Init init; }
}
