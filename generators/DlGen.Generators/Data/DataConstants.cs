using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Data;

/// <summary>
/// The constants of classes with [CsvData], for networks that are declared with them: <c>[Mlp(Iris.FeatureCount, 16, Iris.ClassCount)]</c>.
/// A generator doesn't see what it generates, so the networks are read in a copy of the project to which these constants are added.
/// </summary>
internal static class DataConstants
{
    private static readonly ConditionalWeakTable<Compilation, Copy> Copies = new();

    /// <summary>The project with the constants of its data.</summary>
    public static Compilation In(Compilation compilation, EquatableArray<DataHalf> constants)
    {
        if (constants.Count == 0)
        {
            return compilation;
        }

        Copy copy = Copies.GetOrCreateValue(compilation);
        lock (copy)
        {
            if (copy.Compilation is null || copy.Constants != constants)
            {
                copy.Constants = constants;
                var options = compilation.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions;
                copy.Compilation = compilation.AddSyntaxTrees(constants.Select(half => CSharpSyntaxTree.ParseText(half.Text, options, $"{GeneratedFiles.Folder}{half.Name}.g.cs")));
            }

            return copy.Compilation;
        }
    }

    private sealed class Copy
    {
        public Compilation? Compilation { get; set; }

        public EquatableArray<DataHalf> Constants { get; set; }
    }
}

/// <summary>The constants of one class.</summary>
/// <param name="Name">What the file would be called.</param>
/// <param name="Text">A half of the class that has nothing else.</param>
internal sealed record DataHalf(string Name, string Text);
