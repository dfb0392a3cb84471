using System.Globalization;
using System.Text;
using DlGen.Generators.Model;

namespace DlGen.Generators;

/// <summary>What tells networks, and classes of data, apart, and names their files.</summary>
/// <param name="FullName">Namespace, containing types and class: Vision.Models.Digits.</param>
/// <param name="Identity">The same with every kind of type, which alone can tell two classes of a wrong program apart.</param>
internal sealed record NetworkName(string FullName, string Identity)
{
    // File systems allow 255 bytes; a letter of a name can take four, the suffixes some more.
    private const int Longest = 120;

    public static NetworkName Of(NetworkSpec spec) => Of(spec.Namespace, spec.ContainingTypes, spec.ClassName);

    public static NetworkName Of(CsvDataSpec spec) => Of(spec.Namespace, spec.ContainingTypes, spec.ClassName);

    private static NetworkName Of(string space, EquatableArray<string> containingTypes, string className)
    {
        IEnumerable<string> types = containingTypes.Select(static type => type.Substring(type.LastIndexOf(' ') + 1));
        IEnumerable<string> parts = new[] { space }.Concat(types).Concat(new[] { className });
        string fullName = string.Join(".", parts.Where(static part => part.Length > 0)).Replace("@", "");
        return new NetworkName(fullName, $"{space}|{string.Join("|", containingTypes)}|{className}");
    }

    /// <summary>
    /// The generated file's name: <c>Digits.g.cs</c>. Where that is too long, or another network has the same name but
    /// for its case, which a file system may ignore, a hash of the identity tells them apart.
    /// </summary>
    public string HintName(bool isAmbiguous)
    {
        var name = new StringBuilder();
        foreach (char character in FullName)
        {
            if (char.IsLetterOrDigit(character) || character is '_' or '.')
            {
                name.Append(character);
            }
            else
            {
                name.Append('-').Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        if (name.Length > Longest)
        {
            name.Length = Longest;
            isAmbiguous = true;
        }

        return isAmbiguous ? $"{name}-{Hash(Identity):x16}.g.cs" : $"{name}.g.cs";
    }

    /// <summary>FNV-1a, the same on every run.</summary>
    private static ulong Hash(string text)
    {
        ulong hash = 14_695_981_039_346_656_037;
        foreach (char character in text)
        {
            hash = unchecked((hash ^ character) * 1_099_511_628_211);
        }

        return hash;
    }
}
