using System.Xml.Linq;
using CircleCi.Surface.Tests.Listing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CircleCi.Surface.Tests;

/// <summary>Everything that users see is documented, with words of ours.</summary>
public class Documentation
{
    [Theory]
    [InlineData("CircleCi.Generated", "net8.0")]
    [InlineData("CircleCi.Generated", "netstandard2.0")]
    [InlineData("CircleCi.Generated.DependencyInjection", "net8.0")]
    [InlineData("CircleCi.Generated.DependencyInjection", "netstandard2.0")]
    [InlineData("CircleCi.Generated.Testing", "net8.0")]
    public void Says_something_of_each_public_member(string name, string framework)
    {
        var assembly = new PublicAssembly(name, framework);
        var types = assembly.Namespaces.SelectMany(assembly.TypesIn).ToList();

        var silent = DocumentedSurface.Silent(types, assembly.Documentation).Select(m => $"  {m}\n").ToList();

        Assert.NotEmpty(types);
        Assert.True(silent.Count == 0, $"Not documented, or in part, in {framework}:\n{string.Concat(silent)}What is generated takes its words from overlay.yaml.");
    }

    [Theory]
    [InlineData("CircleCi.Generated", "net8.0")]
    [InlineData("CircleCi.Generated", "netstandard2.0")]
    [InlineData("CircleCi.Generated.DependencyInjection", "net8.0")]
    [InlineData("CircleCi.Generated.DependencyInjection", "netstandard2.0")]
    [InlineData("CircleCi.Generated.Testing", "net8.0")]
    public void Says_nothing_of_what_users_do_not_see(string name, string framework)
    {
        var assembly = new PublicAssembly(name, framework);

        var hidden = assembly.Documentation.Descendants("member").Select(m => (string)m.Attribute("name")!).Where(id => !assembly.Shows(id)).ToList();

        Assert.True(hidden.Count == 0, $"Documented for users of {framework}, who do not see it:\n  {string.Join("\n  ", hidden)}");
    }

    [Fact]
    public void Is_missed_where_it_is_missing_or_empty()
    {
        const string source = """
            namespace Shop;
            /// <summary>Documented.</summary>
            public class Good
            {
                /// <inheritdoc/>
                public override string ToString() => "";
                /// <summary>Has a parameter.</summary>
                /// <param name="a">With words.</param>
                public int Add(int a) => a;
                /// <summary>Has parameters.</summary>
                /// <param name="a"></param>
                /// <returns> </returns>
                public int Subtract(int a) => a;
                public int Count { get; set; }
                /// <summary> </summary>
                public const int Max = 1;
                protected virtual void Change() { }
                internal void Hidden() { }
                /// <summary>Documented.</summary>
                public enum Kind
                {
                    /// <summary>Documented.</summary>
                    A,
                    B,
                }
            }
            public interface IBad;
            """;
        var compilation = CSharpCompilation.Create(
            "shop",
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(documentationMode: DocumentationMode.Parse))],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var documentation = new MemoryStream();
        Assert.True(compilation.Emit(Stream.Null, xmlDocumentationStream: documentation).Success);
        documentation.Position = 0;

        var silent = DocumentedSurface.Silent([compilation.GetTypeByMetadataName("Shop.Good")!, compilation.GetTypeByMetadataName("Shop.IBad")!], XDocument.Load(documentation));

        Assert.Equal(
            ["F:Shop.Good.Kind.B", "F:Shop.Good.Max", "M:Shop.Good.Change", "M:Shop.Good.Subtract(System.Int32): param, returns", "P:Shop.Good.Count", "T:Shop.IBad"],
            silent.Order(StringComparer.Ordinal));
    }
}
