using System.Buffers.Binary;
using System.Text;

namespace DlGen.Peers.Environments;

/// <summary>The symbol versions that an ELF library needs of others, its section of type SHT_GNU_verneed.</summary>
internal static class VersionNeed
{
    private const uint VersionNeedSection = 0x6ffffffe;
    private const ushort Weak = 2;

    /// <summary>Marks the need for a version as weak, so that the loader accepts a library that lacks it.</summary>
    /// <returns>Whether anything had to be changed.</returns>
    public static bool Weaken(string path, string version)
    {
        byte[] file = File.ReadAllBytes(path);
        bool changed = false;
        int sections = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(0x28));
        int sectionSize = UInt16(file, 0x3A);
        int count = UInt16(file, 0x3C);
        for (int i = 0; i < count; i++)
        {
            int section = sections + (i * sectionSize);
            if (UInt32(file, section + 4) == VersionNeedSection)
            {
                int strings = Offset(file, sections + ((int)UInt32(file, section + 0x28) * sectionSize));
                changed |= WeakenIn(file, Offset(file, section), strings, Encoding.ASCII.GetBytes(version + "\0"));
            }
        }

        if (changed)
        {
            // Moved into place as a whole: a process that runs keeps the library it has loaded.
            File.WriteAllBytes(path + ".new", file);
            File.Move(path + ".new", path, overwrite: true);
        }

        return changed;
    }

    private static bool WeakenIn(byte[] file, int need, int strings, ReadOnlySpan<byte> version)
    {
        bool changed = false;
        while (true)
        {
            int entry = need + (int)UInt32(file, need + 8);
            for (int left = UInt16(file, need + 2); left > 0; left--)
            {
                int name = strings + (int)UInt32(file, entry + 8);
                int flags = UInt16(file, entry + 4);
                if ((flags & Weak) == 0 && file.AsSpan(name).StartsWith(version))
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(entry + 4), (ushort)(flags | Weak));
                    changed = true;
                }

                entry += (int)UInt32(file, entry + 12);
            }

            int next = (int)UInt32(file, need + 12);
            if (next == 0)
            {
                return changed;
            }

            need += next;
        }
    }

    private static int Offset(byte[] file, int section) => (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(section + 0x18));

    private static ushort UInt16(byte[] file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));

    private static uint UInt32(byte[] file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));
}
