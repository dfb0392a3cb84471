using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Parsing.Caching;

/// <summary>A declaration of a type as others see it: without the bodies of its members, but for those that are read as formulas.</summary>
internal sealed class DeclaredType(
    string name,
    DeclaredType? container,
    ulong fingerprint,
    ImmutableArray<string> names,
    ImmutableArray<DeclaredMember> members,
    ImmutableArray<DeclaredFormula> formulas,
    ImmutableArray<string> extensions)
{
    /// <summary>The name that it is found by.</summary>
    public string Name => name;

    /// <summary>The declaration around it; null for one that stands by itself.</summary>
    public DeclaredType? Container => container;

    /// <summary>The number of its text, and of the using directives that it stands under.</summary>
    public ulong Fingerprint => fingerprint;

    /// <summary>The names that its meaning depends on, whatever is asked of it.</summary>
    public ImmutableArray<string> Names => names;

    /// <summary>The type's members, with the names that the meaning of each depends on.</summary>
    public ImmutableArray<DeclaredMember> Members => members;

    /// <summary>The type's methods whose bodies may be read as formulas.</summary>
    public ImmutableArray<DeclaredFormula> Formulas => formulas;

    /// <summary>The names of its members that are called without naming it.</summary>
    public ImmutableArray<string> Extensions => extensions;
}

/// <summary>A member of a type.</summary>
internal sealed class DeclaredMember(string name, ImmutableArray<string> names)
{
    /// <summary>The name that it is found by.</summary>
    public string Name => name;

    /// <summary>The names that its meaning depends on.</summary>
    public ImmutableArray<string> Names => names;
}

/// <summary>A method with attributes: its body is a formula if one of them is [Elementwise], by whatever name. It is read when that is asked for.</summary>
internal sealed class DeclaredFormula(MethodDeclarationSyntax method)
{
    private Content? content;

    /// <summary>The names of its attributes, as they are written.</summary>
    public ImmutableArray<string> Attributes { get; } = [.. method.AttributeLists.SelectMany(static list => list.Attributes).Select(TypeReader.NameOf)];

    /// <summary>The number of the body's text.</summary>
    public ulong Fingerprint => (content ??= Read()).Fingerprint;

    /// <summary>The method's name, and those that its body depends on.</summary>
    public ImmutableArray<string> Names => (content ??= Read()).Names;

    private Content Read()
    {
        SyntaxNode? body = (SyntaxNode?)method.Body ?? method.ExpressionBody;
        var fingerprint = new Fingerprint();
        var names = new HashSet<string>(StringComparer.Ordinal) { method.Identifier.ValueText };
        fingerprint.Add(body);
        TypeReader.AddNames(names, method.ReturnType);
        TypeReader.AddNames(names, method.ParameterList);
        TypeReader.AddNames(names, body);
        return new Content(fingerprint.Value, names.ToImmutableArray());
    }

    private sealed record Content(ulong Fingerprint, ImmutableArray<string> Names);
}
