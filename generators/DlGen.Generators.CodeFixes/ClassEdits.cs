using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>Edits of the class itself.</summary>
internal static class ClassEdits
{
    public static Edit? MakePartial(Site site) =>
        site is { Attribute: null, Declaration: { } declaration } && !Has(declaration, SyntaxKind.PartialKeyword) && !IsBehindHalfAMember(declaration) && !HasNamesake(declaration)
            ? new Edit($"Make '{declaration.Identifier.ValueText}' partial", new TextChange(new TextSpan(declaration.Keyword.SpanStart, 0), "partial "))
            : null;

    /// <summary>Removes abstract, where no member is.</summary>
    public static Edit? RemoveAbstract(Site site) =>
        site.Declaration is { } declaration && !declaration.Members.Any(static member => member.Modifiers.Any(SyntaxKind.AbstractKeyword))
            ? Remove(site, declaration, SyntaxKind.AbstractKeyword)
            : null;

    /// <summary>Removes static, where no member is an extension.</summary>
    public static Edit? RemoveStatic(Site site) =>
        site.Declaration is { } declaration && !declaration.Members.Any(IsExtension) ? Remove(site, declaration, SyntaxKind.StaticKeyword) : null;

    public static Edit? MakeInternal(Site site) =>
        site is { Attribute: null, Declaration: { } declaration } && Modifier(declaration, SyntaxKind.FileKeyword) is { } modifier
            ? new Edit("Use internal in place of file", new TextChange(modifier.Span, "internal"))
            : null;

    /// <summary>Makes a record without positional members a class.</summary>
    public static Edit? MakeClass(Site site) =>
        site is { Attribute: null, Declaration: RecordDeclarationSyntax { ParameterList: null, BaseList: null } record } && record.ClassOrStructKeyword.IsKind(SyntaxKind.None)
        && !record.Members.OfType<MethodDeclarationSyntax>().Any(static method => method.Modifiers.Any(SyntaxKind.OverrideKeyword))
            ? new Edit($"Make '{record.Identifier.ValueText}' a class", new TextChange(record.Keyword.Span, "class"))
            : null;

    /// <summary>Removes the primary constructor, where nothing in the class uses its parameters.</summary>
    public static Edit? RemovePrimaryConstructor(Site site)
    {
        if (site is not { Attribute: null, Declaration: { ParameterList: { } list } declaration } || declaration is RecordDeclarationSyntax)
        {
            return null;
        }

        var names = new HashSet<string>(list.Parameters.Select(static parameter => parameter.Identifier.ValueText), StringComparer.Ordinal);
        bool isUsed = declaration.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText));
        bool hasOthers = declaration.Members.OfType<ConstructorDeclarationSyntax>().Any() || declaration.BaseList?.Types.Any(static type => type is PrimaryConstructorBaseTypeSyntax) == true;
        return isUsed || hasOthers ? null : new Edit("Remove the primary constructor", new TextChange(list.Span, ""));
    }

    /// <summary>Declares the class's one method of the name that the message says as a function that can be differentiated.</summary>
    public static Edit? MakeElementwise(Site site)
    {
        MethodDeclarationSyntax[] methods = [.. site.Declaration?.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.ValueText == site.Said(0)) ?? []];
        if (methods.Length != 1 || site.Attribute is null || IsBehindHalfAMember(methods[0]))
        {
            return null;
        }

        string attribute = $"[{Names.PrefixOf(site.Attribute)}Elementwise]";
        string end = site.IndentBefore(methods[0].SpanStart) is { } indent ? site.NewLine + indent : " ";
        return new Edit($"Add [Elementwise] to '{site.Said(0)}'", new TextChange(new TextSpan(methods[0].SpanStart, 0), attribute + end));
    }

    private static Edit? Remove(Site site, TypeDeclarationSyntax declaration, SyntaxKind kind)
    {
        if (site.Attribute is not null || Modifier(declaration, kind) is not { } modifier)
        {
            return null;
        }

        bool hasComment = modifier.TrailingTrivia.Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        return new Edit($"Remove {modifier.Text}", new TextChange(hasComment ? modifier.Span : TextSpan.FromBounds(modifier.SpanStart, modifier.FullSpan.End), ""));
    }

    /// <summary>Whether a type beside it has the name too: which of them is meant, nobody knows.</summary>
    private static bool HasNamesake(TypeDeclarationSyntax declaration) => declaration.Parent is { } parent
        && parent.ChildNodes().OfType<BaseTypeDeclarationSyntax>().Any(other => other != declaration && other.Identifier.ValueText == declaration.Identifier.ValueText);

    /// <summary>Whether words before the declaration are no modifiers of it, but the beginning of another one, such as a mistyped modifier.</summary>
    private static bool IsBehindHalfAMember(MemberDeclarationSyntax declaration) =>
        declaration.Parent?.ChildNodes().TakeWhile(node => node != declaration).LastOrDefault() is { } before
        && (before is IncompleteMemberSyntax || before.GetLastToken(includeZeroWidth: true).IsMissing);

    private static bool Has(TypeDeclarationSyntax declaration, SyntaxKind kind) => declaration.Modifiers.Any(kind);

    private static SyntaxToken? Modifier(TypeDeclarationSyntax declaration, SyntaxKind kind) =>
        Has(declaration, kind) ? declaration.Modifiers[declaration.Modifiers.IndexOf(kind)] : null;

    private static bool IsExtension(MemberDeclarationSyntax member) =>
        member is not (MethodDeclarationSyntax or FieldDeclarationSyntax or PropertyDeclarationSyntax or BaseTypeDeclarationSyntax or ConstructorDeclarationSyntax)
        || (member is MethodDeclarationSyntax method && method.ParameterList.Parameters.Any(static parameter => parameter.Modifiers.Any(SyntaxKind.ThisKeyword)));
}
