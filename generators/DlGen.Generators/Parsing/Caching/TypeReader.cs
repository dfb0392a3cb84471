using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Parsing.Caching;

/// <summary>Reads what a type's declaration looks like to others, from its syntax alone.</summary>
internal sealed class TypeReader
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly ImmutableArray<DeclaredMember>.Builder members = ImmutableArray.CreateBuilder<DeclaredMember>();
    private readonly ImmutableArray<DeclaredFormula>.Builder formulas = ImmutableArray.CreateBuilder<DeclaredFormula>();
    private readonly ImmutableArray<string>.Builder extensions = ImmutableArray.CreateBuilder<string>();
    private Fingerprint fingerprint = new();

    /// <param name="declaration">The declaration of a class, struct, interface, record, enum or delegate.</param>
    /// <param name="container">The type around it.</param>
    /// <param name="scope">The using directives and namespaces that it stands under.</param>
    public static DeclaredType Read(MemberDeclarationSyntax declaration, DeclaredType? container, SourceScope scope)
    {
        var reader = new TypeReader();
        reader.fingerprint.Add(scope.Fingerprint);
        reader.names.UnionWith(scope.Names);
        string name = "";
        switch (declaration)
        {
            case TypeDeclarationSyntax type:
                name = type.Identifier.ValueText;
                reader.AddHead(type);
                foreach (MemberDeclarationSyntax member in type.Members)
                {
                    reader.Add(member, isExtension: false);
                }

                break;
            case EnumDeclarationSyntax @enum:
                name = @enum.Identifier.ValueText;
                reader.Add(@enum);
                break;
            case DelegateDeclarationSyntax @delegate:
                name = @delegate.Identifier.ValueText;
                reader.Add(@delegate);
                break;
        }

        return new DeclaredType(
            name, container, reader.fingerprint.Value, reader.names.ToImmutableArray(), reader.members.ToImmutable(), reader.formulas.ToImmutable(), reader.extensions.ToImmutable());
    }

    /// <summary>The identifiers in code, and its strings, which may be names too.</summary>
    public static void AddNames(HashSet<string> names, SyntaxNode? code)
    {
        if (code is null)
        {
            return;
        }

        foreach (SyntaxToken token in code.DescendantTokens())
        {
            if (token.RawKind is (int)SyntaxKind.IdentifierToken or (int)SyntaxKind.StringLiteralToken or (int)SyntaxKind.InterpolatedStringTextToken)
            {
                names.Add(token.ValueText);
            }
        }
    }

    private void AddHead(TypeDeclarationSyntax type)
    {
        foreach (AttributeListSyntax attributes in type.AttributeLists)
        {
            // The heading of a generated file shows attributes as they are written.
            fingerprint.Add(attributes.ToString());
            AddNames(names, attributes);
        }

        Add(type.Modifiers);
        fingerprint.Add(type.Keyword.Text);
        fingerprint.Add(type is RecordDeclarationSyntax record ? record.ClassOrStructKeyword.Text : "");
        fingerprint.Add(type.Identifier.Text);
        Add(type.TypeParameterList);
        Add(type.ParameterList);
        Add(type.BaseList);
        foreach (TypeParameterConstraintClauseSyntax constraint in type.ConstraintClauses)
        {
            Add(constraint);
        }
    }

    private void Add(MemberDeclarationSyntax member, bool isExtension)
    {
        fingerprint.Add((ulong)member.RawKind);
        switch (member)
        {
            case ExtensionBlockDeclarationSyntax extension:
                Add(extension.ParameterList);
                foreach (MemberDeclarationSyntax inner in extension.Members)
                {
                    Add(inner, isExtension: true);
                }

                break;
            case TypeDeclarationSyntax type:
                // What is in it is read by itself; here it is a name that is taken.
                Add(type.Modifiers);
                fingerprint.Add(type.Identifier.Text);
                break;
            case EnumDeclarationSyntax @enum:
                fingerprint.Add(@enum.Identifier.Text);
                break;
            case DelegateDeclarationSyntax @delegate:
                fingerprint.Add(@delegate.Identifier.Text);
                break;
            case BaseFieldDeclarationSyntax field:
                Add(field);
                break;
            case MethodDeclarationSyntax method:
                Add(method, isExtension || method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true);
                break;
            case IndexerDeclarationSyntax indexer:
                // [IndexerName] gives it a name.
                foreach (AttributeListSyntax attributes in indexer.AttributeLists)
                {
                    Add(attributes);
                }

                break;
            case ConstructorDeclarationSyntax constructor:
                foreach (AttributeListSyntax attributes in constructor.AttributeLists)
                {
                    Add(attributes);
                }

                Add(constructor.Modifiers);
                Add(constructor.ParameterList);
                Add(constructor.Initializer);
                break;
            case PropertyDeclarationSyntax property:
                AddMember(property.Identifier, isExtension, property.AttributeLists, property.Modifiers, property.Type, property.ExplicitInterfaceSpecifier);
                break;
            case EventDeclarationSyntax @event:
                AddMember(@event.Identifier, isExtension, @event.AttributeLists, @event.Modifiers, @event.Type, @event.ExplicitInterfaceSpecifier);
                break;
            case IncompleteMemberSyntax incomplete:
                Add((SyntaxNode)incomplete);
                break;
        }
    }

    private void Add(BaseFieldDeclarationSyntax field)
    {
        bool isConstant = field.Modifiers.Any(SyntaxKind.ConstKeyword);
        Add(field.Modifiers);
        fingerprint.Add(field.Declaration.Type);
        foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
        {
            SyntaxNode? value = isConstant ? variable.Initializer : null;
            fingerprint.Add(variable.Identifier.Text);
            fingerprint.Add(value);
            var own = new HashSet<string>(StringComparer.Ordinal);
            AddNames(own, field.Declaration.Type);
            AddNames(own, value);
            members.Add(new DeclaredMember(variable.Identifier.ValueText, own.ToImmutableArray()));
        }
    }

    private void Add(MethodDeclarationSyntax method, bool isExtension)
    {
        SyntaxNode? body = (SyntaxNode?)method.Body ?? method.ExpressionBody;
        AddMember(
            method.Identifier, isExtension, method.AttributeLists, method.Modifiers,
            [method.ReturnType, method.ExplicitInterfaceSpecifier, method.TypeParameterList, method.ParameterList, .. method.ConstraintClauses]);
        fingerprint.Add(body is null ? "" : "body");
        if (method.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            // The attribute that makes it a formula may be on the method's other part, which names it.
            fingerprint.Add(body);
            var own = new HashSet<string>(StringComparer.Ordinal);
            AddNames(own, body);
            members.Add(new DeclaredMember(method.Identifier.ValueText, own.ToImmutableArray()));
        }

        if (method.AttributeLists.Count > 0)
        {
            formulas.Add(new DeclaredFormula(method));
        }
    }

    private void AddMember(
        SyntaxToken identifier, bool isExtension, SyntaxList<AttributeListSyntax> attributes, SyntaxTokenList modifiers, params SyntaxNode?[] parts)
    {
        var own = new HashSet<string>(StringComparer.Ordinal);
        Add(modifiers);
        fingerprint.Add(identifier.Text);
        foreach (SyntaxNode? part in parts.Concat(attributes))
        {
            fingerprint.Add(part);
            AddNames(own, part);
        }

        members.Add(new DeclaredMember(identifier.ValueText, own.ToImmutableArray()));
        if (isExtension)
        {
            extensions.Add(identifier.ValueText);
        }
    }

    private void Add(SyntaxTokenList modifiers)
    {
        foreach (SyntaxToken modifier in modifiers)
        {
            fingerprint.Add(modifier.Text);
        }
    }

    private void Add(SyntaxNode? code)
    {
        fingerprint.Add(code);
        AddNames(names, code);
    }

    /// <summary>An attribute's name without what is before and behind it: Network for DlGen.Network(2).</summary>
    public static string NameOf(AttributeSyntax attribute) => attribute.Name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => "",
    };
}
